package dev.cutaway.app.library;

import dev.cutaway.app.images.ImagePage;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.inspector.Digest;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/** All that can be done with the images of the chosen engine. For the UI thread. Without an engine nothing happens. */
public final class ImageActions {

    private final Workbench bench;
    private final Library library;
    private final StoredImageOpener opener;
    private final Loading loading;
    private final Saving saving;
    private final Removing removing;
    private final Doing doing;

    /** @param opener shows an image on its own page */
    public ImageActions(Workbench bench, Library library, StoredImageOpener opener) {
        this.bench = bench;
        this.library = library;
        this.opener = opener;
        this.doing = new Doing(bench, library);
        this.loading = new Loading(bench, doing);
        this.saving = new Saving(bench, doing);
        this.removing = new Removing(bench, library, doing);
    }

    /** Shows an image on its own page. */
    public void open(KeptImage image) {
        open(image.id(), image.name(), page -> {
        });
    }

    /**
     * Shows an image on its own page, listed or not.
     *
     * @param name what it is called
     * @param then given the page once it is there
     */
    public void open(Digest id, String name, Consumer<ImagePage> then) {
        library.engine().ifPresent(engine -> opener.open(engine, id, name, then));
    }

    /** Takes archives and layout folders in, once the engine is there; asks first where that moves a name. */
    public void load(List<Path> files) {
        library.withEngine(engine -> loading.load(engine, files));
    }

    /** Asks for files and takes them in. */
    public void askAndLoad() {
        List<Path> files = bench.desktop().askForImages();
        if (!files.isEmpty()) {
            load(files);
        }
    }

    /** Asks how and where, and saves images into one archive. */
    public void save(List<KeptImage> images) {
        library.engine().ifPresent(engine -> saving.ask(engine, images));
    }

    /** Shows what removing images takes and frees, and removes them. */
    public void remove(List<KeptImage> images) {
        library.engine().ifPresent(engine -> removing.ask(engine, images));
    }

    /** Removes images whose loss was shown already; what a container uses stays, and that is said. */
    public void removeNow(List<KeptImage> images) {
        library.engine().ifPresent(engine -> removing.remove(engine, images, false));
    }

    /** Shows what nobody needs, and removes it. */
    public void prune() {
        library.engine().ifPresent(engine -> bench.sheets()
                .show(new PruneSheet(bench, engine, library.contents(), removing, true)));
    }

    /** Brings back what one removal took. */
    public void restore(String trashItem) {
        library.engine().ifPresent(engine -> removing.restore(engine, List.of(trashItem)));
    }

    /** Asks, and deletes for good what these removals took. */
    public void emptyTrash(List<String> items) {
        library.engine().ifPresent(engine -> removing.emptyTrash(engine, items));
    }

    /** Reads every byte of our own store and says whether all are as they came. */
    public void check() {
        library.engine().flatMap(Engine::store).ifPresent(store -> {
            ObservableValue<String> title = bench.texts().of("library.check.job");
            doing.run(title, title.getValue(), store::check, damages -> {
                if (damages.isEmpty()) {
                    bench.notices().tell(bench.texts().of("library.check.done"));
                } else {
                    bench.sheets().show(new DamageSheet(bench, library.contents(), damages));
                }
            });
        });
    }

    /** Asks for one more name. */
    public void tag(KeptImage image) {
        library.engine().ifPresent(engine -> bench.sheets().show(new NameSheet(bench, library.contents(),
                bench.texts().text("library.tag.title", image.name()), bench.texts().text("library.tag.do"),
                target -> tag(engine, image, Objects.requireNonNull(target)), false)));
    }

    private void tag(Engine engine, KeptImage image, ImageReference target) {
        doing.run(bench.texts().of("library.tag.job", image.name()), image.name(), progress -> {
            engine.images().tag(image.id().toString(), target);
            return true;
        }, done -> bench.notices().tell(bench.texts().of("library.tag.done", target.familiar())));
    }

    /** Pins an image, so that no prune takes it, or lets it go. */
    public void pin(KeptImage image, boolean pinned) {
        library.engine().flatMap(Engine::store).ifPresent(store -> {
            ObservableValue<String> title = bench.texts().of("library.pin.job", image.name());
            doing.run(title, image.name(), progress -> {
                store.pin(image.id().toString(), pinned);
                return true;
            }, done -> bench.notices().tell(bench.texts()
                    .of(pinned ? "library.pin.done" : "library.unpin.done", image.name())));
        });
    }

    /** Asks for a name and makes an image of one layer with the same files. */
    public void flatten(KeptImage image) {
        library.engine().flatMap(Engine::store).ifPresent(store -> bench.sheets()
                .show(new NameSheet(bench, library.contents(),
                        bench.texts().text("library.flatten.title", image.name()),
                        bench.texts().text("library.flatten.do"),
                        target -> doing.run(bench.texts().of("library.flatten.job", image.name()), image.name(),
                                progress -> store.flatten(image.id().toString(), target, progress),
                                made -> bench.notices().tell(bench.texts().of("library.flatten.done", image.name(),
                                        target == null ? made.shortId() : target.familiar()))),
                        true)));
    }

    /** Asks for a root file system and makes an image of it. */
    public void importRoot() {
        library.engine().ifPresent(engine -> bench.sheets().show(new ImportSheet(bench,
                (file, options) -> doing.run(bench.texts().of("library.import.job", String.valueOf(file)),
                        String.valueOf(file), progress -> {
                            try (InputStream in = file == null ? null : Files.newInputStream(file)) {
                                return engine.images().importRoot(in, options, progress);
                            }
                        }, made -> imported(options, made)))));
    }

    private void imported(ImportOptions options, Digest made) {
        ImageReference target = options.target();
        bench.notices().tell(bench.texts().of("library.import.done",
                target == null ? made.shortId() : target.familiar()));
    }
}
