package dev.cutaway.app.images.start;

import dev.cutaway.app.images.ImageCommands;
import dev.cutaway.app.images.OpenImages;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Where the app starts: what an image is, how to open one, what was opened before, and samples to learn on. */
public final class StartPage implements Page {

    /** Slabs beside the words, once the page is known. */
    private static final double COMPACT = 0.52;
    /** Slabs above the words in a window that is not high. */
    private static final double LOW = 0.76;
    private static final double HIGH_ENOUGH = 724;

    private final Texts texts;
    private final AppSettings settings;
    private final Tasks tasks;
    private final Page home;
    private final ScrollPane node = new ScrollPane();
    private final VBox column = new VBox();
    private @Nullable ImageCommands commands;
    private Runnable loading = () -> {
    };
    private ObservableBooleanValue loadable = new SimpleBooleanProperty();
    private @Nullable OpenImages open;
    private List<SampleImage> samples = List.of();
    private @Nullable RecentList recent;
    private boolean low;

    /**
     * An empty page; {@link #fill} completes it.
     *
     * @param home the page above it, which shows this one in its place where it has nothing else to show
     */
    public StartPage(Texts texts, AppSettings settings, Tasks tasks, Page home) {
        this.home = home;
        this.texts = texts;
        this.settings = settings;
        this.tasks = tasks;
        column.getStyleClass().add("start");
        var centred = new StackPane(column);
        centred.getStyleClass().add("start-frame");
        node.setContent(centred);
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.setFocusTraversable(false);
    }

    /**
     * Says what the page opens; called once, before it is shown.
     *
     * @param load asks for images and keeps them in the engine
     * @param canLoad whether there is an engine for that
     */
    public void fill(OpenImages images, ImageCommands actions, List<SampleImage> offered, Runnable load,
            ObservableBooleanValue canLoad) {
        open = images;
        commands = actions;
        loading = load;
        loadable = canLoad;
        samples = List.copyOf(offered);
        recent = new RecentList(texts, settings, tasks, path -> images.open(List.of(path)));
        settings.recent().addListener((ListChangeListener<Path>) change -> arrange());
        arrange();
        node.heightProperty().addListener(height -> {
            boolean now = node.getHeight() < HIGH_ENOUGH;
            if (now != low) {
                low = now;
                arrange();
            }
        });
    }

    private void arrange() {
        if (recent == null) {
            return;
        }
        boolean known = !settings.recent().isEmpty();
        column.getChildren().setAll(known ? compactHero() : fullHero());
        if (known) {
            column.getChildren().addAll(line(), recent.node());
        }
        if (!samples.isEmpty()) {
            column.getChildren().addAll(line(), sampleList());
        }
    }

    /** The first time: the drawing large, with its words. */
    private Node fullHero() {
        var drawing = new LayersDrawing(texts, true, low ? LOW : 1);
        // The slabs, not slabs and words together, stand a little left of the middle, as the eye expects.
        var picture = new StackPane(drawing);
        picture.getStyleClass().add("start-drawing");
        var hero = new VBox(picture, heading(), sentence(TextAlignment.CENTER), buttons(Pos.CENTER), dropHint());
        hero.getStyleClass().addAll("start-hero", low ? "low" : "high");
        return hero;
    }

    /** Later: small, for the person knows it. */
    private Node compactHero() {
        var picture = new LayersDrawing(texts, false, COMPACT);
        var words = new VBox(heading(), sentence(TextAlignment.LEFT), buttons(Pos.CENTER_LEFT));
        words.getStyleClass().add("start-words-column");
        var hero = new HBox(picture, words);
        hero.getStyleClass().add("start-hero-compact");
        return hero;
    }

    private Label heading() {
        var title = new Label();
        title.textProperty().bind(texts.of("images.start.title"));
        title.getStyleClass().add("title");
        return title;
    }

    private Label sentence(TextAlignment alignment) {
        var sentence = new Label();
        sentence.textProperty().bind(texts.of("images.start.sentence"));
        sentence.setWrapText(true);
        sentence.setTextAlignment(alignment);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().addAll("secondary", "start-sentence");
        return sentence;
    }

    private HBox buttons(Pos alignment) {
        var file = button("images.command.open-file", Feather.FILE);
        file.getStyleClass().add("primary");
        file.setOnAction(action -> actions().openFiles());
        var folder = button("images.command.open-folder", Feather.FOLDER);
        folder.setOnAction(action -> actions().openFolder());
        var load = button("library.command.load", Feather.DOWNLOAD);
        load.setOnAction(action -> loading.run());
        load.visibleProperty().bind(loadable);
        load.managedProperty().bind(load.visibleProperty());
        var row = new HBox(file, folder, load);
        row.getStyleClass().add("start-buttons");
        row.setAlignment(alignment);
        return row;
    }

    private Button button(String key, Feather icon) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.textProperty().bind(texts.of(key));
        return button;
    }

    private HBox dropHint() {
        var before = new Label();
        before.textProperty().bind(texts.of("images.start.drop.before"));
        var command = new Label("docker save");
        command.getStyleClass().add("mono");
        var after = new Label();
        after.textProperty().bind(texts.of("images.start.drop.after"));
        var hint = new HBox(before, command, after);
        hint.getStyleClass().add("start-drop-hint");
        hint.getChildren().forEach(word -> word.getStyleClass().add("secondary"));
        return hint;
    }

    private VBox sampleList() {
        var list = new VBox(head(texts, "images.start.samples"));
        list.getStyleClass().add("start-list");
        for (SampleImage sample : samples) {
            list.getChildren().add(new SampleRow(texts, sample, () -> opener().open(sample)));
        }
        return list;
    }

    static Label head(Texts texts, String key) {
        var head = new Label();
        head.textProperty().bind(texts.of(key));
        head.getStyleClass().addAll("caption", "small", "start-list-head");
        return head;
    }

    private static Region line() {
        var line = new Region();
        line.getStyleClass().add("separator-line");
        return line;
    }

    private ImageCommands actions() {
        return java.util.Objects.requireNonNull(commands, "fill comes first");
    }

    private OpenImages opener() {
        return java.util.Objects.requireNonNull(open, "fill comes first");
    }

    @Override
    public ObservableValue<String> title() {
        return texts.of("images.title");
    }

    @Override
    public Optional<Page> parent() {
        return Optional.of(home);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Optional<ObservableValue<String>> statusFigure() {
        return Optional.of(opener().figure());
    }

    @Override
    public void shown() {
        if (recent != null) {
            recent.look();
        }
    }
}
