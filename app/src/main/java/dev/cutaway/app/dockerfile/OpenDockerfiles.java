package dev.cutaway.app.dockerfile;

import dev.cutaway.app.dockerfile.DockerfilePage.Opened;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.dockerfile.context.ContextModel;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.RailEntry;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.dockerfile.check.LintFacts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Opens Dockerfiles, or folders as contexts, and goes to the first. One that is open already is just gone to. */
    public void open(List<Path> chosen) {
        bench.tasks().startQuietly(progress -> read(chosen), files -> {
            List<DockerfilePage> shown = files.stream().map(this::page).toList();
            shown.stream().findFirst().ifPresent(bench.navigator()::go);
        }, thrown -> failed(chosen, thrown));
    }

    private static List<SourceFile> read(List<Path> chosen) throws IOException {
        var files = new java.util.ArrayList<SourceFile>();
        for (Path path : chosen) {
            Path file = fileOf(path);
            files.add(Files.exists(file) ? SourceFile.read(file) : SourceFile.fresh(file, ""));
        }
        return files;
    }

    private DockerfilePage page(SourceFile file) {
        for (DockerfilePage open : pages()) {
            if (open.file().equals(file.path())) {
                return open;
            }
        }
        var edited = new EditedDockerfile(file.text());
        Path folder = file.path().getParent() == null ? file.path() : file.path().getParent();
        var context = new ContextModel(bench.tasks(), folder, file.path());
        var inspection = new Inspection(edited, bench.tasks(), () -> new LintFacts(context.ignore(), Map.of(),
                LintFacts.NONE.target(), LintFacts.NONE.build(), images.facts()));
        var session = new DockerfileSession(edited, inspection, file.path());
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
