package dev.cutaway.app.boot;

import dev.cutaway.app.build.follow.Builds;
import dev.cutaway.app.build.history.BuildsPage;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.disk.DiskPage;
import dev.cutaway.app.dockerfile.DockerfileCommands;
import dev.cutaway.app.dockerfile.Droppable;
import dev.cutaway.app.dockerfile.OpenDockerfiles;
import dev.cutaway.app.engines.EngineChooser;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.images.ImageCommands;
import dev.cutaway.app.images.OpenImages;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.images.start.StartPage;
import dev.cutaway.app.library.EngineImages;
import dev.cutaway.app.library.ImageActions;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.library.Library;
import dev.cutaway.app.library.LibraryPage;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Desktop;
import dev.cutaway.app.shell.DropChoice;
import dev.cutaway.app.shell.NoticeBar;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageHistory;
import dev.cutaway.app.shell.Place;
import dev.cutaway.app.shell.SheetLayer;
import dev.cutaway.app.shell.Shell;
import dev.cutaway.app.shell.ShellContent;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.shell.palette.CommandGroup;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Puts a window together from its parts. */
public final class AppWindow {

    private final Workbench bench;
    private final Home home = new Home();
    private final StartPage start;
    private final List<SampleImage> samples;
    private final OpenImages images;
    private final Engines engines;
    private final Library library;
    private final ImageActions actions;
    private final Builds builds;
    private final BuildsPage buildsPage;
    private final DiskPage disk;
    private final OpenDockerfiles dockerfiles;
    private final DockerfileCommands writing;
    private final Shell shell;

    /** A window, not yet in a scene. */
    public AppWindow(AppSettings settings, Tasks tasks, Desktop desktop, Parts parts) {
        var texts = new Texts(languageOf(settings));
        settings.languageProperty().addListener((language, before, now) -> texts.switchTo(languageOf(settings)));
        var sheets = new SheetLayer();
        var notices = new NoticeBar(texts);
        start = new StartPage(texts, settings, tasks, home);
        var history = new PageHistory(home);
        bench = new Workbench(texts, settings, tasks, history, sheets, notices, desktop);
        images = new OpenImages(bench, parts.inspector(), parts.pages().apply(bench), home);
        samples = parts.samples().apply(bench);
        var commands = new ImageCommands(bench, images, samples);
        engines = new Engines(parts.engines(), tasks, settings);
        library = new Library(engines, tasks);
        actions = new ImageActions(bench, library, new EngineImages(images));
        start.fill(images, commands, samples, actions::askAndLoad, library.isComing());
        var kept = new LibraryPage(bench, engines, library, actions, start, commands);
        home.becomes(kept);
        builds = new Builds(engines, tasks, texts, notices::tell, parts.logs());
        buildsPage = new BuildsPage(bench, engines, builds, new Doors(this), home);
        disk = new DiskPage(bench, engines, library, actions, home);
        dockerfiles = new OpenDockerfiles(bench, buildsPage, new StoreImages(library, tasks), new BuildingParts(this));
        writing = new DockerfileCommands(bench, dockerfiles);
        shell = new Shell(texts, settings, tasks, history, sheets, notices,
                new ShellContent(List.of(place(home, Feather.LAYERS, KeyCode.DIGIT1, kept.count()),
                        place(buildsPage, Feather.TOOL, KeyCode.DIGIT3, buildsPage.count()),
                        place(disk, Feather.HARD_DRIVE, KeyCode.DIGIT4, new SimpleStringProperty())),
                        RailEntries.of(images.entries(), dockerfiles.entries()),
                        () -> join(commands.groups(), writing.group()), drops(texts, actions),
                        List.of(new EngineChooser(engines, texts))));
        engines.returnedProperty().addListener(
                (returned, before, now) -> notices.tell(texts.of("engines.returned")));
    }

    /** Connects to the engine chosen before. Not earlier than there is something to see: its start takes a processor. */
    public void connect() {
        engines.look();
    }

    private static List<CommandGroup> join(List<CommandGroup> groups, CommandGroup more) {
        var all = new ArrayList<>(groups);
        all.add(1, more);
        return all;
    }

    private static Place place(Page page, Feather icon, KeyCode key, ObservableValue<String> count) {
        return new Place(page, icon, new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), count);
    }

    /** Looking and editing are possible always, loading where an engine keeps what is loaded. */
    private List<DropChoice> drops(Texts texts, ImageActions actions) {
        return List.of(
                new DropChoice(texts.of("shell.drop.look"), texts.of("shell.drop.sentence"), Feather.EYE,
                        new SimpleBooleanProperty(true), Droppable::mayBeImages, images::open),
                new DropChoice(texts.of("library.drop.load"), texts.of("library.drop.load.sentence"),
                        Feather.DOWNLOAD, library.isComing(), Droppable::mayBeImages, actions::load),
                new DropChoice(texts.of("dockerfile.drop.edit"), texts.of("dockerfile.drop.edit.sentence"),
                        Feather.EDIT_2, new SimpleBooleanProperty(true), Droppable::mayBeDockerfiles,
                        dockerfiles::open));
    }

    private static Locale languageOf(AppSettings settings) {
        return Objects.requireNonNullElseGet(settings.languageProperty().get(), Locale::getDefault);
    }

    /** The whole window. */
    public Shell shell() {
        return shell;
    }

    /** What is open in it. */
    public OpenImages images() {
        return images;
    }

    /** Opens what was named when the app was started: Dockerfiles and their folders to be edited, the rest as images. */
    void open(List<Path> files) {
        List<Path> written = files.stream().filter(Droppable::hasDockerfile).toList();
        List<Path> others = files.stream().filter(file -> !written.contains(file)).toList();
        if (!written.isEmpty()) {
            dockerfiles.open(written);
        }
        if (!others.isEmpty()) {
            images.open(others);
        }
    }

    /** The Dockerfiles that are open in it. */
    public OpenDockerfiles dockerfiles() {
        return dockerfiles;
    }

    /** The engines it knows; whoever made the window closes them. */
    public Engines engines() {
        return engines;
    }

    /** What the chosen engine keeps. */
    public Library library() {
        return library;
    }

    /** What can be done with it. */
    public ImageActions actions() {
        return actions;
    }

    /** What the chosen engine built and builds. */
    public Builds builds() {
        return builds;
    }

    /** The list of it. */
    public BuildsPage buildsPage() {
        return buildsPage;
    }

    /** Shows an image that was built, or what a failed step left, on its own page. */
    void openBuilt(Digest image) {
        actions.open(image, nameOf(image, image.shortId()), page -> {
        });
    }

    /** Shows the files as a step left them. */
    void openStep(@Nullable BuildRun run, StepRun step) {
        new StepFiles(this).open(run, step);
    }

    /** What people call an image; for one without a name what is said otherwise. */
    String nameOf(Digest image, String otherwise) {
        return library.contents().find(image).filter(kept -> !kept.names().isEmpty()).map(KeptImage::name)
                .orElse(otherwise);
    }

    /** What can be done with Dockerfiles. */
    DockerfileCommands writing() {
        return writing;
    }

    /** What they take on the disk. */
    public Page disk() {
        return disk;
    }

    /** Where it starts. */
    public Page home() {
        return home;
    }

    /** The samples it offers. */
    public List<SampleImage> samples() {
        return samples;
    }

    /** What its pages work with. */
    public Workbench bench() {
        return bench;
    }

    /** What the desktop calls it: the page and the app. */
    ObservableValue<String> title() {
        ObservableValue<String> page = bench.navigator().currentProperty().flatMap(current -> current.title());
        return bench.texts().of("shell.window.title", page);
    }
}
