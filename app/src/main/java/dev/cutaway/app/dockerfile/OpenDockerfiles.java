package dev.cutaway.app.dockerfile;

import dev.cutaway.app.build.order.BuildSubject;
import dev.cutaway.app.dockerfile.DockerfilePage.Opened;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.dockerfile.context.ContextMemory;
import dev.cutaway.app.dockerfile.context.ContextModel;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.RailEntry;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Work;
import dev.cutaway.dockerfile.check.LintFacts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Opens Dockerfiles to be edited, knows which are open, closes them without losing anything. For the UI thread. */
public final class OpenDockerfiles {

    private static final List<String> NAMES = List.of("Dockerfile", "Containerfile", "dockerfile");

    private final Workbench bench;
    private final Page above;
    private final KnownImages images;
    private final PageParts.Maker parts;
    private final ContextMemory memory;
    private final ObservableList<RailEntry> entries = FXCollections.observableArrayList();
    // One view for all: a view without a user is collected, and its listeners with it.
    private final ObservableList<RailEntry> entriesView = FXCollections.unmodifiableObservableList(entries);

    /**
     * @param above the page above them in the path
     * @param parts makes what their pages show besides the text
     */
    public OpenDockerfiles(Workbench bench, Page above, KnownImages images, PageParts.Maker parts) {
        this.bench = bench;
        this.above = above;
        this.images = images;
        this.parts = parts;
        memory = new ContextMemory(bench.settings());
    }

    /** What is open, for the rail. */
    public ObservableList<RailEntry> entries() {
        return entriesView;
    }

    /** The open pages. */
    public List<DockerfilePage> pages() {
        return entries.stream().map(entry -> (DockerfilePage) entry.page()).toList();
    }

    /** The Dockerfile that a file or folder means: itself, or the one in it; where it has none, the one it could have. */
    static Path fileOf(Path chosen) {
        Path path = chosen.toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            return path;
        }
        return NAMES.stream().map(path::resolve).filter(Files::isRegularFile).findFirst()
                .orElse(path.resolve(NAMES.getFirst()));
    }

    /**
     * A Dockerfile that was read.
     *
     * @param context the folder it is meant to be built with; null for the one that was chosen for it last
     */
    private record Chosen(SourceFile file, @Nullable Path context) {}

    /**
     * Opens Dockerfiles, or folders as contexts, and goes to the first. One that is open already is just gone to; a folder
     * becomes its context.
     */
    public void open(List<Path> chosen) {
        open(chosen, progress -> {
            var files = new ArrayList<Chosen>();
            for (Path path : chosen) {
                Path file = fileOf(path);
                files.add(new Chosen(read(file), Files.isDirectory(path) ? file.getParent() : null));
            }
            return files;
        });
    }

    /** Opens a Dockerfile with this folder as its context, wherever it lies itself, and goes to it. */
    public void open(Path dockerfile, Path context) {
        Path folder = context.toAbsolutePath().normalize();
        open(List.of(dockerfile), progress -> List.of(new Chosen(read(fileOf(dockerfile)), folder)));
    }

    private void open(List<Path> named, Work<List<Chosen>> reading) {
        bench.tasks().startQuietly(reading, files -> {
            List<DockerfilePage> shown = files.stream().map(this::page).toList();
            shown.stream().findFirst().ifPresent(bench.navigator()::go);
        }, thrown -> failed(named, thrown));
    }

    private static SourceFile read(Path file) throws IOException {
        return Files.exists(file) ? SourceFile.read(file) : SourceFile.fresh(file, "");
    }

    private DockerfilePage page(Chosen chosen) {
        SourceFile file = chosen.file();
        for (DockerfilePage open : pages()) {
            if (open.file().equals(file.path())) {
                if (chosen.context() != null) {
                    open.session().contextProperty().set(chosen.context());
                }
                return open;
            }
        }
        Path folder = chosen.context() == null
                ? memory.recall(file.path()).orElseGet(() -> BuildSubject.home(file.path()))
                : chosen.context();
        memory.remember(file.path(), folder);
        var edited = new EditedDockerfile(file.text());
        var context = new ContextModel(bench.tasks(), folder, file.path());
        var inspection = new Inspection(edited, bench.tasks(),
                () -> new LintFacts(context.ignore(), context.paths(), Map.of(),
                        LintFacts.NONE.target(), LintFacts.NONE.build(), images.facts()));
        var session = new DockerfileSession(edited, inspection, file.path(), folder);
        session.fileProperty().addListener(
                (property, before, now) -> memory.remember(now, session.contextProperty().get()));
        session.contextProperty().addListener(
                (property, before, now) -> memory.remember(session.fileProperty().get(), now));
        var page = new DockerfilePage(bench, above,
                new Opened(session, new Saving(bench, session, file), parts.make(session), context), images);
        entries.add(new RailEntry(page, FontIcon.of(Feather.FILE_TEXT, 16), () -> close(page)));
        return page;
    }

    private void failed(List<Path> chosen, Throwable thrown) {
        String names = chosen.stream().map(Path::toString).collect(Collectors.joining("\n"));
        FailedSheet.show(bench, bench.texts().of("dockerfile.open.failed"), names, thrown);
    }

    private void close(DockerfilePage page) {
        if (!page.session().edited().changedProperty().get()) {
            gone(page);
            return;
        }
        bench.sheets().show(new LeaveSheet(bench, page.title().getValue(), 1, () -> page.save(() -> gone(page)),
                () -> gone(page)));
    }

    private void gone(DockerfilePage page) {
        page.closed();
        entries.removeIf(entry -> entry.page() == page);
        bench.navigator().forget(page);
    }

    /**
     * Whether nothing would be lost if the window closed now. Where something would, a sheet asks.
     *
     * @param leave closes the window; run once everything is saved or given up
     */
    public boolean mayLeave(Runnable leave) {
        List<DockerfilePage> changed = pages().stream().filter(page -> page.session().edited().changedProperty().get())
                .toList();
        if (changed.isEmpty()) {
            return true;
        }
        String names = changed.stream().map(page -> page.title().getValue()).collect(Collectors.joining(", "));
        bench.sheets().clear();
        bench.sheets().show(new LeaveSheet(bench, names, changed.size(), () -> saveAll(changed, leave), leave));
        return false;
    }

    private static void saveAll(List<DockerfilePage> pages, Runnable then) {
        if (pages.isEmpty()) {
            then.run();
        } else {
            pages.getFirst().save(() -> saveAll(pages.subList(1, pages.size()), then));
        }
    }

    /** Lets go of everything, saved or not. */
    public void closeAll() {
        pages().forEach(this::gone);
    }
}
