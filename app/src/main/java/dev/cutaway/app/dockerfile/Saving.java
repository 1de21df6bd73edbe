package dev.cutaway.app.dockerfile;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.source.TextEdit;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The file a Dockerfile is saved in: writes it, and notices when another program did. What was changed here is never
 * replaced without asking, and neither is what was changed there. For the UI thread; files are touched on others.
 */
final class Saving {

    private static final System.Logger LOG = System.getLogger(Saving.class.getName());

    private final Workbench bench;
    private final Texts texts;
    private final DockerfileSession session;
    private SourceFile file;
    /** What is to be written once the file is written that is being written: an older text never lands last. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean saving;
    private boolean looking;
    private boolean asking;
    /** Of what was put before a person already; who puts the answer off is asked again when saving. */
    private SourceFile.Stamp asked = SourceFile.Stamp.GONE;

    Saving(Workbench bench, DockerfileSession session, SourceFile file) {
        this.bench = bench;
        this.texts = bench.texts();
        this.session = session;
        this.file = file;
    }

    /** Saves, asking first when another program wrote the file since. */
    void save(Runnable then) {
        oneByOne(() -> check(then));
    }

    private void oneByOne(Runnable work) {
        if (saving) {
            waiting.add(work);
        } else {
            saving = true;
            work.run();
        }
    }

    private void ended() {
        saving = false;
        Runnable next = waiting.poll();
        if (next != null) {
            oneByOne(next);
        }
    }

    /** What waits would meet the same trouble, so it is not tried. */
    private void stopped() {
        saving = false;
        waiting.clear();
    }

    private void check(Runnable then) {
        SourceFile known = file;
        bench.tasks().startQuietly(progress -> SourceFile.Stamp.of(known.path()), stamp -> {
            if (stamp.there() && !stamp.equals(known.stamp())) {
                stopped();
                ask(() -> oneByOne(() -> write(known.path(), then)));
            } else {
                write(known.path(), then);
            }
        }, thrown -> failed(known.path(), thrown));
    }

    /** Asks where to, and saves there from now on. */
    void saveAs() {
        Path name = file.path().getFileName();
        bench.desktop().askWhereToSave(String.valueOf(name)).ifPresent(chosen -> {
            Path to = chosen.toAbsolutePath().normalize();
            oneByOne(() -> write(to, () -> session.moved(to)));
        });
    }

    private void write(Path to, Runnable then) {
        String text = session.edited().document().text();
        SourceFile known = file;
        bench.tasks().startQuietly(progress -> known.write(to, text), written -> {
            file = written;
            session.edited().saved(text);
            then.run();
            ended();
        }, thrown -> failed(to, thrown));
    }

    private void failed(Path path, Throwable thrown) {
        stopped();
        LOG.log(Level.WARNING, "saving " + path, thrown);
        FailedSheet.show(bench, texts.of("dockerfile.save.failed"), path.toString(), thrown);
    }

    /** Looks whether another program wrote the file: takes that where nothing was changed here, and asks elsewhere. */
    void look() {
        if (looking || asking || saving) {
            return;
        }
        looking = true;
        SourceFile known = file;
        bench.tasks().startQuietly(progress -> {
            SourceFile.Stamp stamp = SourceFile.Stamp.of(known.path());
            if (stamp.equals(known.stamp())) {
                return Optional.<SourceFile>empty();
            }
            return Optional.of(stamp.there() ? SourceFile.read(known.path()) : known.gone());
        }, found -> {
            looking = false;
            // It may have been saved meanwhile, or is being saved.
            if (!saving && file.equals(known)) {
                found.ifPresent(this::noticed);
            }
        }, thrown -> {
            looking = false;
            LOG.log(Level.WARNING, "looking at " + known.path(), thrown);
        });
    }

    private void noticed(SourceFile now) {
        if (!now.stamp().there()) {
            file = now;
            session.edited().lost();
        } else if (now.text().equals(file.text()) || now.text().equals(session.edited().document().text())) {
            file = now;
            session.edited().saved(now.text());
        } else if (session.edited().changedProperty().get()) {
            if (!now.stamp().equals(asked)) {
                asked = now.stamp();
                ask(() -> file = now);
            }
        } else {
            take(now);
            bench.notices().tell(texts.of("dockerfile.outside.taken", now.path().getFileName()));
        }
    }

    private void take(SourceFile now) {
        int length = session.edited().document().text().length();
        session.edited().change(List.of(new TextEdit(0, length, now.text())));
        session.edited().saved(now.text());
        file = now;
    }

    /** @param keep what is done when the text here is to stay */
    private void ask(Runnable keep) {
        if (asking) {
            return;
        }
        asking = true;
        var sheet = new SheetFrame(texts.text("dockerfile.outside.title", file.path().getFileName()));
        sheet.unasked();
        sheet.sentence(texts.text("dockerfile.outside.sentence"), "secondary");
        sheet.button(texts.text("dockerfile.cancel"), bench.sheets()::close);
        sheet.button(texts.text("dockerfile.outside.theirs"), () -> {
            bench.sheets().close();
            reread();
        });
        sheet.button(texts.text("dockerfile.outside.mine"), () -> {
            bench.sheets().close();
            keep.run();
        }, "primary");
        bench.sheets().show(sheet, () -> asking = false);
    }

    private void reread() {
        Path path = file.path();
        oneByOne(() -> bench.tasks().startQuietly(progress -> SourceFile.read(path), read -> {
            take(read);
            ended();
        }, thrown -> failed(path, thrown)));
    }
}
