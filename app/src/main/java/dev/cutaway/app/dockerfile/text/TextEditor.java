package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.syntax.Statement;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation.Status;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** A Dockerfile as text, with everything that is known about each line. */
public final class TextEditor {

    private final EditedDockerfile edited;
    private final BuildFacts facts;
    private final CodeTextModel model;
    private final CodeArea area;
    private final Decorator decorator;
    private final Gutter gutter;
    private final LineBands bands;
    private final Assistant assistant;
    private final BorderPane node = new BorderPane();
    private final Texts texts;
    /** Of which build the figures are, where they are not of the text as it is. */
    private final Label older = new Label("", FontIcon.of(Feather.CLOCK, 12));
    private final Runnable placeBands;
    private final Duration blink;
    // Held here and weakly by the texts, which outlive the page.
    private final ChangeListener<Object> onLanguage;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(100), tick -> tick()));

    /**
     * What an editor is given.
     *
     * @param runs the build whose figures stand beside the lines; its value may be null
     * @param files of the context, for completion
     * @param images that are there, for completion
     * @param openLayer opens the layer of a step
     */
    public record Sources(ObservableValue<@Nullable BuildRun> runs, Supplier<List<String>> files,
            Supplier<List<String>> images, Consumer<StepRun> openLayer) {}

    /** @param inspection says what is wrong */
    public TextEditor(EditedDockerfile edited, Inspection inspection, Texts texts, Sources sources) {
        this.edited = edited;
        this.texts = texts;
        Incubator.enter();
        model = new CodeTextModel();
        area = new CodeArea(model);
        facts = new BuildFacts(edited, sources.runs());
        blink = area.getCaretBlinkPeriod();
        var colors = new LookColors(this::redraw);
        decorator = new Decorator(edited, line -> LineBands.explains(facts, line), colors::of);
        gutter = new Gutter(texts, facts, line -> LineBands.explains(facts, line), sources.openLayer());
        bands = new LineBands(texts, facts, gutter);
        var edge = new LeftEdge(area);
        placeBands = () -> {
            edge.settle();
            bands.place();
        };
        new TextSync(edited, model, area);
        model.setDecorator(decorator);
        area.setContentPadding(new Insets(6, 16, 12, 8));
        area.setLeftDecorator(gutter);
        area.setTabSize(4);
        area.getStyleClass().add("dockerfile-area");
        area.accessibleTextProperty().bind(texts.of("dockerfile.text.name"));
        var popups = new Pane();
        popups.setPickOnBounds(false);
        popups.setMinSize(0, 0);
        assistant = new Assistant(edited, area, popups, inspection, texts, sources);
        var keys = new Keys(edited, area);
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (area.isEditable()) {
                assistant.press(key);
            }
            if (area.isEditable() && !key.isConsumed()) {
                keys.press(key);
            }
        });
        var stack = new StackPane(colors, bands.below(), area, bands.above(), popups);
        stack.getStyleClass().add("dockerfile-text");
        stack.setMinSize(0, 0);
        node.setCenter(stack);
        HBox head = head();
        facts.revisionProperty().subscribe(revision -> rebuilt(head));
        node.widthProperty().subscribe(width -> gutter.room(width.doubleValue()));
        gutter.roomyProperty().addListener((roomy, before, now) -> rebuilt(head));
        inspection.reportProperty().subscribe(report -> {
            decorator.mark(report.issues(), report.parsed().lines().source());
            redraw();
        });
        onLanguage = (messages, before, now) -> {
            gutter.update();
            older.setText(facts.older(texts));
        };
        texts.messagesProperty().addListener(new WeakChangeListener<>(onLanguage));
        area.sceneProperty().addListener((scene, before, now) -> follow(before, now));
    }

    /** From now on it can only be read. */
    public void freeze() {
        area.setEditable(false);
    }

    private HBox head() {
        var head = new HBox();
        head.getStyleClass().addAll("gutter-head", "hairline-below");
        for (String key : List.of("time", "bytes", "files", "layer")) {
            var label = new Label();
            label.textProperty().bind(switch (key) {
                case "time" -> texts.of("dockerfile.gutter.time");
                case "files" -> texts.of("dockerfile.gutter.files");
                case "bytes" -> texts.of("dockerfile.gutter.bytes");
                default -> texts.of("dockerfile.gutter.head-layer");
            });
            label.getStyleClass().add("gutter-head-" + key);
            head.getChildren().add(label);
        }
        older.getStyleClass().add("gutter-head-older");
        older.setMinWidth(0);
        head.getChildren().add(older);
        return head;
    }

    private void tick() {
        BuildRun run = facts.run();
        if (run == null || !run.isRunning()) {
            clock.stop();
        } else {
            gutter.tick(run.sinceBegan());
        }
    }

    private void follow(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(placeBands);
        }
        // Nobody sees the time of a build on a page that is not shown.
        clock.stop();
        // A caret that blinks is held by the timer of all animations, and holds the page.
        area.setCaretBlinkPeriod(now == null ? Duration.ZERO : blink);
        if (now != null) {
            startClock();
            now.addPostLayoutPulseListener(placeBands);
        }
    }

    private void startClock() {
        BuildRun run = facts.run();
        if (run != null && run.isRunning() && area.getScene() != null && clock.getStatus() != Status.RUNNING) {
            clock.setCycleCount(Timeline.INDEFINITE);
            clock.play();
        }
    }

    private void rebuilt(HBox head) {
        startClock();
        gutter.update();
        head.getChildren().stream().filter(each -> each.getStyleClass().contains("gutter-head-files"))
                .forEach(files -> {
                    files.setVisible(gutter.showsFiles());
                    files.setManaged(gutter.showsFiles());
                });
        older.setText(facts.older(texts));
        older.setVisible(facts.isOlder());
        node.setTop(facts.isShown() ? head : null);
        redraw();
    }

    /** Lets the control ask for all lines anew. */
    private void redraw() {
        model.fireStyleChangeEvent(TextPos.ZERO, model.getDocumentEnd());
        area.requestLayout();
    }

    /** What is shown. */
    public Node node() {
        return node;
    }

    /** Gives the text the keyboard. */
    public void focus() {
        area.requestFocus();
    }

    /** Puts the caret to the start of a line, counted from 1, and brings it into view; the nearest line there is. */
    public void jumpTo(int line) {
        SourceText source = edited.document().parsed().lines().source();
        int index = Math.clamp(line - 1, 0, source.lines() - 1);
        String text = TextSync.shown(source, index);
        area.select(TextPos.ofLeading(index, text.length() - text.stripLeading().length()));
        area.requestFocus();
    }

    /** Goes to where a line of the text that was built is now; to the same number where it is no more. */
    public void jumpToBuilt(int line) {
        jumpTo(facts.now(line));
    }

    /** Selects a part of the text and brings it into view. */
    public void select(int start, int end) {
        SourceText source = edited.document().parsed().lines().source();
        area.select(TextSync.position(source, start), TextSync.position(source, end));
        area.requestFocus();
    }

    /** For pictures: the list of completions after the last word of the text. */
    public void showCompletion() {
        area.select(area.getDocumentEnd());
        area.requestFocus();
        assistant.complete();
    }

    /** For pictures: what is said about the first instruction. */
    public void showHelp() {
        List<Statement> statements = edited.document().parsed().lines().statements();
        jumpTo(statements.isEmpty() ? 1 : statements.get(Math.min(1, statements.size() - 1)).line());
        assistant.explain();
    }

    /** Shows what could stand at the caret. */
    public void complete() {
        assistant.complete();
    }

    /** Mends what is wrong at the caret; where there is more than one way, asks which. */
    public void fix() {
        assistant.fix();
    }

    /** Shows what is known about the place of the caret. */
    public void explain() {
        assistant.explain();
    }
}
