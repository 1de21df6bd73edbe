package dev.cutaway.app.build.timeline;

import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StageNames;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildStep;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Stages as lanes with their steps on a time axis, and lines for what stages take from each other. A click or the arrow
 * keys select a step; the pointer over a lane lights up its lines.
 */
public final class Timeline extends Region {

    /** Beside names. */
    static final double EDGE = 12;
    private static final double HEAD = 24;
    private static final double LANE = 40;
    private static final double DENSE = 32;
    private static final int ROOMY = 5;

    private final Texts texts;
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", 0);
    private final TimeHead head;
    private final LaneRows rows;
    private final EdgeLines edges = new EdgeLines();
    private final StepMarks marks;
    private final Region nowLine = new Region();
    private final Region nowDot = new Region();
    // Held here: the language outlives what is shown in it.
    private final InvalidationListener onLanguage = language -> requestLayout();
    private Runnable chosen = () -> {
    };
    private IntConsumer opened = step -> {
    };
    private @Nullable FollowedBuild build;
    private int planned = -1;
    private @Nullable String text;
    private List<SkippedStage> skipped = List.of();
    private List<TimelineLayout.Lane> lanes = List.of();
    private int hovered = -1;
    private boolean compact;

    /** Shows nothing at first. */
    public Timeline(Texts texts) {
        this.texts = texts;
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        accessibleTextProperty().bind(texts.of("build.timeline"));
        head = new TimeHead(texts);
        rows = new LaneRows(texts);
        marks = new StepMarks(texts, this::press, step -> opened.accept(step));
        nowLine.getStyleClass().add("timeline-now");
        nowDot.getStyleClass().add("timeline-dot");
        nowLine.setManaged(false);
        nowDot.setManaged(false);
        nowLine.setMouseTransparent(true);
        getChildren().addAll(rows, edges, head, marks, nowLine, nowDot);
        selected.subscribe(number -> {
            marks.select(number.intValue());
            light();
        });
        focusedProperty().subscribe(focused -> light());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_MOVED, move -> hover(stageAt(move.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, exit -> hover(-1));
        texts.messagesProperty().addListener(new WeakInvalidationListener(onLanguage));
    }

    /** Shows a build; null for none. */
    public void show(@Nullable FollowedBuild shown) {
        build = shown;
        planned = -1;
        refresh();
    }

    /** The selected step's number; 0 for none. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** Run when a person chose a step, also the one that was selected already. */
    public void onChosen(Runnable action) {
        chosen = action;
    }

    /** Told the number of a step that a person wants to look into: a double click, or Enter. */
    public void onOpened(IntConsumer action) {
        opened = action;
    }

    /** Lower lanes, where there is little room. */
    public void compact(boolean on) {
        if (on != compact) {
            compact = on;
            requestLayout();
        }
    }

    private void press(int step) {
        requestFocus();
        selected.set(step);
        chosen.run();
    }

    /** Something changed, or time went on. */
    public void refresh() {
        FollowedBuild shown = build;
        int steps = shown == null ? 0 : shown.run().steps().size();
        String built = shown == null ? null : shown.run().textProperty().get();
        if (steps != planned || !Objects.equals(built, text)) {
            planned = steps;
            text = built;
            plan(shown == null ? null : shown.run());
        }
        requestLayout();
    }

    private void plan(@Nullable BuildRun run) {
        List<BuildStep> steps = run == null ? List.of() : run.steps().stream().map(StepRun::step).toList();
        skipped = SkippedStage.of(text, steps);
        edges.show(steps);
        if (run == null) {
            marks.clear();
        } else {
            marks.show(run, selected.get());
        }
        hover(-1);
    }

    private int laneCount() {
        FollowedBuild shown = build;
        return shown == null
                ? 0
                : skipped.size() + (int) shown.run().steps().stream().filter(step -> !step.step().stageName().isEmpty())
                        .map(step -> step.step().stage()).distinct().count();
    }

    private double laneHeight() {
        return compact || laneCount() > ROOMY ? DENSE : LANE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEAD + Math.max(1, laneCount()) * laneHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        FollowedBuild shown = build;
        boolean any = shown != null && planned > 0;
        for (Node node : List.of(head, rows, edges, marks, nowLine, nowDot)) {
            node.setVisible(any);
        }
        if (shown == null || !any) {
            lanes = List.of();
            return;
        }
        double left = EDGE + nameWidth(shown) + 12;
        double height = laneHeight();
        var layout = TimelineLayout.of(shown.run(), skipped, shown.elapsed(), left, getWidth());
        lanes = layout.lanes();
        head.place(layout.axis(), left, getWidth());
        marks.place(lanes, HEAD, height);
        edges.place(marks, stage -> row(stage, left));
        rows.place(lanes, edges.all(), left, HEAD, height, getWidth());
        boolean running = shown.run().isRunning();
        nowLine.setVisible(running);
        nowDot.setVisible(running);
        double now = Math.rint(layout.axis().x(layout.now()));
        nowLine.resizeRelocate(now - 1, HEAD, 2, lanes.size() * height);
        nowDot.resizeRelocate(now - 3, HEAD - 4, 6, 6);
    }

    private Box row(int stage, double left) {
        double height = laneHeight();
        int index = 0;
        while (index < lanes.size() - 1 && lanes.get(index).stage() != stage) {
            index++;
        }
        return new Box(left, HEAD + index * height, Math.max(0, getWidth() - left), height - 1);
    }

    private double nameWidth(FollowedBuild shown) {
        Stream<String> names = Stream.concat(shown.run().steps().stream().map(step -> step.step().stageName()),
                skipped.stream().map(SkippedStage::name));
        int longest = names.mapToInt(name -> StageNames.of(texts, name).length()).max().orElse(0);
        return Math.clamp(longest * 7.5, 44, Math.max(44, getWidth() / 5));
    }

    private int stageAt(double y) {
        int index = (int) Math.floor((y - HEAD) / laneHeight());
        return index >= 0 && index < lanes.size() ? lanes.get(index).stage() : -1;
    }

    private void hover(int stage) {
        hovered = stage;
        light();
    }

    /** The stage under the pointer, or that of the selected step while the keyboard is here. */
    private void light() {
        FollowedBuild shown = build;
        int stage = hovered >= 0 || !isFocused() || shown == null
                ? hovered
                : shown.run().step(selected.get()).map(step -> step.step().stage()).orElse(-1);
        edges.light(stage);
        rows.light(hovered);
    }

    private void key(KeyEvent key) {
        KeyCode code = key.getCode();
        if (code.isArrowKey() && build != null) {
            selected.set(marks.next(selected.get(), code));
            key.consume();
        } else if (code == KeyCode.ENTER && selected.get() > 0) {
            opened.accept(selected.get());
            key.consume();
        }
    }
}
