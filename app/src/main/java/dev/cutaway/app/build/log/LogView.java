package dev.cutaway.app.build.log;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Failures;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The log of one step or of all, with search, following, copying and saving. */
public final class LogView extends VBox {

    private static final System.Logger LOG = System.getLogger(LogView.class.getName());

    /** Whose lines are shown. */
    private enum Whose {
        STEP, ALL
    }

    /**
     * A step as the log names it.
     *
     * @param number 0 for none
     * @param nothing what stands where it wrote nothing
     * @param live whether it is running
     */
    public record Subject(int number, String nothing, boolean live) {

        /** No step. */
        public static final Subject NONE = new Subject(0, "", false);
    }

    private final Workbench bench;
    private final Texts texts;
    private final LogPane pane = new LogPane();
    private final LogFinder finder;
    private final Segmented<Whose> whose = new Segmented<>(Whose.STEP);
    private final Label nothing = new Label();
    private final ToggleButton follow = new ToggleButton();
    private @Nullable LogSpool spool;
    private Subject subject = Subject.NONE;
    private IntFunction<@Nullable LayerColor> colors = number -> null;

    /** Shows nothing at first. */
    public LogView(Workbench bench) {
        this.bench = bench;
        this.texts = bench.texts();
        finder = new LogFinder(texts, bench.tasks(), pane);
        getStyleClass().add("log-view");
        whose.choice(Whose.STEP, "").choice(Whose.ALL, "");
        whose.button(Whose.STEP).textProperty().bind(texts.of("build.log.step"));
        whose.button(Whose.ALL).textProperty().bind(texts.of("build.log.all"));
        whose.valueProperty().subscribe(choice -> show());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        follow.textProperty().bind(texts.of("build.log.follow"));
        follow.setGraphic(FontIcon.of(Feather.ARROW_DOWN, 14));
        follow.getStyleClass().add("chip-toggle");
        follow.setMinWidth(USE_PREF_SIZE);
        follow.selectedProperty().bindBidirectional(pane.followProperty());
        var copy = icon(Feather.COPY, "build.log.copy", this::copy);
        var save = icon(Feather.SAVE, "build.log.save", this::save);
        var bar = new HBox(whose, gap, finder, follow, copy, save);
        bar.getStyleClass().addAll("tool-row", "hairline-below", "log-tools");
        nothing.getStyleClass().addAll("secondary", "log-nothing");
        nothing.setWrapText(true);
        nothing.setMouseTransparent(true);
        StackPane.setAlignment(nothing, Pos.TOP_LEFT);
        var body = new StackPane(pane, nothing);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar, body);
        pane.accessibleTextProperty().bind(texts.of("build.log"));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private Button icon(Feather icon, String key, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("icon-button", "compact");
        button.accessibleTextProperty().bind(texts.of(key));
        var tip = Tips.asked(() -> texts.text(key));
        button.setTooltip(tip);
        button.setOnAction(event -> action.run());
        return button;
    }

    /**
     * Shows the log of a build.
     *
     * @param log null where there is none
     * @param colorOf the colour of the layer that a step makes; null for none
     */
    public void show(@Nullable LogSpool log, IntFunction<@Nullable LayerColor> colorOf) {
        spool = log;
        colors = colorOf;
        subject = Subject.NONE;
        pane.followProperty().set(true);
        show();
    }

    /** Shows a step; does nothing but new words where it is shown already. */
    public void select(Subject step) {
        boolean other = step.number() != subject.number();
        subject = step;
        if (other && whose.getValue() == Whose.STEP) {
            pane.followProperty().set(true);
            show();
        } else {
            told();
        }
    }

    private int step() {
        return whose.getValue() == Whose.ALL ? LogSpool.ALL : subject.number();
    }

    private void show() {
        boolean none = whose.getValue() == Whose.STEP && subject.number() == 0;
        LogSpool shown = none ? null : spool;
        pane.show(shown, step(), colors);
        finder.in(shown, step());
        told();
    }

    private void told() {
        nothing.setText(whose.getValue() == Whose.ALL ? texts.text("build.log.empty") : subject.nothing());
        LogSpool log = spool;
        boolean empty = log == null || !log.has(step()) || (whose.getValue() == Whose.STEP && subject.number() == 0);
        nothing.setVisible(empty);
        pane.live(whose.getValue() == Whose.STEP && subject.live() && !empty);
    }

    /** More was written. */
    public void grown() {
        pane.grown();
        finder.grown();
        told();
    }

    /** Shows all steps, or one. */
    public void showAll(boolean all) {
        whose.valueProperty().set(all ? Whose.ALL : Whose.STEP);
    }

    /** Gives the search field the keyboard. */
    public void find() {
        finder.focus();
    }

    /** Looks for words. */
    public void find(String words) {
        finder.field().setText(words);
    }

    private void key(KeyEvent key) {
        if (key.isShortcutDown() && key.getCode() == KeyCode.C) {
            copy();
            key.consume();
        } else if (key.isShortcutDown() && key.getCode() == KeyCode.F) {
            find();
            key.consume();
        }
    }

    /** What is selected, or all where nothing is. */
    private void copy() {
        LogSpool log = spool;
        if (log == null) {
            return;
        }
        LogPlace start = pane.selection().start();
        LogPlace end = pane.selection().end();
        boolean all = start.equals(end);
        int step = step();
        LogPlace from = all ? new LogPlace(0, 0) : start;
        LogPlace to = all ? new LogPlace(pane.lines(), 0) : end;
        bench.tasks().startQuietly(progress -> Optional.ofNullable(LogText.between(log, step, from, to)),
                text -> {
                    text.ifPresent(bench.desktop()::copy);
                    bench.notices().tell(text.isEmpty()
                            ? texts.of("build.log.too-much")
                            : texts.of(all ? "build.log.copied.all" : "build.log.copied"));
                }, thrown -> LOG.log(Level.WARNING, "copying from a log", thrown));
    }

    private void save() {
        LogSpool log = spool;
        if (log == null) {
            return;
        }
        int step = step();
        bench.desktop().askWhereToSave(texts.text("build.log.file")).ifPresent(file -> bench.tasks().start(
                texts.of("build.log.saving", String.valueOf(file.getFileName())), progress -> {
                    LogText.save(log, step, file, progress);
                    return true;
                }, done -> bench.notices().tell(texts.of("build.log.saved", file.toString())),
                thrown -> {
                    var failure = new Failures(texts).of(texts.of("build.log.unsaved"), file.toString(), thrown);
                    bench.notices().tell(texts.of("build.log.unsaved.why", failure.why()));
                    LOG.log(Level.WARNING, "saving a log", thrown);
                }));
    }

    /** How many lines are shown, the one that goes on included. */
    public int shownLines() {
        return pane.lines();
    }

    /** Whether the end stays in sight while more is written. */
    public boolean isFollowing() {
        return pane.followProperty().get();
    }
}
