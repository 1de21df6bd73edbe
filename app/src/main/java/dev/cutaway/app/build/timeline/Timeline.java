package dev.cutaway.app.build.timeline;

import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** Stages as lanes with their steps on a time axis. A click or the arrow keys select a step. */
public final class Timeline extends Region {

    private static final double HEAD = 24;
    private static final double LANE = 40;
    private static final double DENSE = 30;
    private static final double BAR = 24;
    private static final double EDGE = 12;
    private static final int ROOMY = 5;

    private final Texts texts;
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", 0);
    private final Label cached = new Label();
    private final Region nowLine = new Region();
    private final Region nowDot = new Region();
    private final List<Label> ticks = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final List<Label> more = new ArrayList<>();
    private final List<Region> lines = new ArrayList<>();
    private final Map<Integer, StepMark> marks = new HashMap<>();
    // Held here: the language outlives what is shown in it.
    private final InvalidationListener onLanguage = language -> requestLayout();
    private Runnable chosen = () -> {
    };
    private @Nullable FollowedBuild build;
    private int planned = -1;

    /** Shows nothing at first. */
    public Timeline(Texts texts) {
        this.texts = texts;
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        accessibleTextProperty().bind(texts.of("build.timeline"));
        cached.getStyleClass().addAll("timeline-tick");
        cached.textProperty().bind(texts.of("build.timeline.cached"));
        nowLine.getStyleClass().add("timeline-now");
        nowDot.getStyleClass().add("timeline-dot");
        for (Region region : List.of(cached, nowLine, nowDot)) {
            region.setManaged(false);
        }
        nowLine.setMouseTransparent(true);
        getChildren().addAll(cached, nowLine, nowDot);
        selected.subscribe(number -> marks.forEach((step, mark) -> mark.mark(step == number.intValue())));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
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

    /** Something changed, or time went on. */
    public void refresh() {
        FollowedBuild shown = build;
        int steps = shown == null ? 0 : shown.run().steps().size();
        if (steps != planned) {
            planned = steps;
            marks.values().forEach(getChildren()::remove);
            marks.clear();
            if (shown != null) {
                shown.run().steps().forEach(this::add);
            }
            nowLine.toFront();
            nowDot.toFront();
        }
        requestLayout();
    }

    private void add(StepRun step) {
        FollowedBuild shown = build;
        if (shown == null || step.step().stageName().isEmpty()) {
            return;
        }
        int number = step.step().number();
        var mark = new StepMark(texts, step, shown.run().colors().layer(number));
        mark.mark(number == selected.get());
        mark.setOnMousePressed(press -> {
            requestFocus();
            selected.set(number);
            chosen.run();
        });
        marks.put(number, mark);
        getChildren().add(mark);
    }

    private int lanes() {
        FollowedBuild shown = build;
        return shown == null
                ? 0
                : (int) shown.run().steps().stream().filter(step -> !step.step().stageName().isEmpty())
                        .map(step -> step.step().stage()).distinct().count();
    }

    private double laneHeight() {
        return lanes() > ROOMY ? DENSE : LANE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEAD + Math.max(1, lanes()) * laneHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        FollowedBuild shown = build;
        if (shown == null || planned <= 0) {
            List.of(cached, nowLine, nowDot).forEach(node -> node.setVisible(false));
            List.of(ticks, names, more, lines).forEach(each -> each.forEach(node -> node.setVisible(false)));
            return;
        }
        double left = EDGE + nameWidth(shown) + 12;
        var layout = TimelineLayout.of(shown.run(), shown.elapsed(), left, getWidth());
        cached.setVisible(true);
        cached.autosize();
        cached.relocate(left, 4);
        head(layout);
        marks.values().forEach(mark -> mark.setVisible(false));
        double height = laneHeight();
        for (int i = 0; i < layout.lanes().size(); i++) {
            lane(layout.lanes().get(i), i, HEAD + i * height, height, left);
        }
        hideFrom(names, layout.lanes().size());
        hideFrom(more, layout.lanes().size());
        hideFrom(lines, layout.lanes().size() + 1);
        Region last = piece(lines, layout.lanes().size(), "timeline-line");
        last.resizeRelocate(0, HEAD + layout.lanes().size() * height - 1, getWidth(), 1);
        boolean running = shown.run().isRunning();
        nowLine.setVisible(running);
        nowDot.setVisible(running);
        double now = Math.rint(layout.axis().x(layout.now()));
        nowLine.resizeRelocate(now - 1, HEAD, 2, layout.lanes().size() * height);
        nowDot.resizeRelocate(now - 3, HEAD - 4, 6, 6);
    }

    private void head(TimelineLayout layout) {
        List<TimeAxis.Tick> shown = layout.axis().ticks();
        for (int i = 0; i < shown.size(); i++) {
            Label tick = label(ticks, i, "timeline-tick");
            tick.setText(shown.get(i).text());
            tick.autosize();
            double x = layout.axis().x(shown.get(i).seconds());
            tick.relocate(i == 0 ? x : x - tick.getWidth() / 2, 4);
            tick.setVisible(x + tick.getWidth() / 2 <= getWidth());
        }
        hideFrom(ticks, shown.size());
    }

    private void lane(TimelineLayout.Lane lane, int index, double y, double height, double left) {
        Region line = piece(lines, index, "timeline-line");
        line.resizeRelocate(0, y - 1, getWidth(), 1);
        Label name = label(names, index, "timeline-name");
        name.setText(name(lane.name(), lane.last()));
        Tips.set(name, name.getText());
        name.resizeRelocate(EDGE, y, left - EDGE - 8, height - 1);
        for (TimelineLayout.Piece piece : lane.pieces()) {
            StepMark mark = marks.get(piece.run().step().number());
            if (mark != null) {
                mark.setVisible(true);
                mark.show(piece);
                boolean chip = piece.kind() == TimelineLayout.Kind.CHIP;
                double high = chip ? 16 : Math.min(BAR, height - 6);
                double wide = chip ? Math.max(18, Math.min(piece.width(), mark.prefWidth(-1))) : piece.width();
                mark.resizeRelocate(Math.rint(piece.x()), Math.rint(y + (height - 1 - high) / 2), Math.rint(wide),
                        high);
            }
        }
        Label rest = label(more, index, "timeline-tick");
        rest.setVisible(lane.hidden() > 0);
        rest.setText("+" + lane.hidden());
        rest.autosize();
        rest.relocate(getWidth() - rest.getWidth() - 2, y + height - 18);
    }

    private String name(String name, boolean last) {
        boolean unnamed = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
        return !unnamed ? name : last ? texts.text("build.stage.last") : texts.text("build.stage.number", name);
    }

    private double nameWidth(FollowedBuild shown) {
        int longest = shown.run().steps().stream().map(step -> name(step.step().stageName(), false).length())
                .max(Integer::compare).orElse(0);
        return Math.clamp(longest * 7.5, 44, Math.max(44, getWidth() / 5));
    }

    private Label label(List<Label> pool, int index, String styleClass) {
        while (pool.size() <= index) {
            var label = new Label();
            label.setManaged(false);
            label.getStyleClass().add(styleClass);
            pool.add(label);
            getChildren().add(0, label);
        }
        Label label = pool.get(index);
        label.setVisible(true);
        return label;
    }

    private Region piece(List<Region> pool, int index, String styleClass) {
        while (pool.size() <= index) {
            var region = new Region();
            region.setManaged(false);
            region.getStyleClass().add(styleClass);
            pool.add(region);
            getChildren().add(0, region);
        }
        Region region = pool.get(index);
        region.setVisible(true);
        return region;
    }

    private static void hideFrom(List<? extends Region> pool, int index) {
        for (int i = index; i < pool.size(); i++) {
            pool.get(i).setVisible(false);
        }
    }

    private void key(KeyEvent key) {
        int by = key.getCode() == KeyCode.RIGHT || key.getCode() == KeyCode.DOWN
                ? 1
                : key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.UP ? -1 : 0;
        if (by == 0 || build == null) {
            return;
        }
        boolean lanes = key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN;
        List<StepRun> seen = build.run().steps().stream()
                .filter(step -> marks.containsKey(step.step().number()) && marks.get(step.step().number()).isVisible())
                .toList();
        int at = indexOf(seen, selected.get());
        int next = at < 0 ? (by > 0 ? 0 : seen.size() - 1) : at + by;
        if (lanes && at >= 0) {
            int stage = seen.get(at).step().stage();
            while (next >= 0 && next < seen.size() && seen.get(next).step().stage() == stage) {
                next += by;
            }
        }
        if (next >= 0 && next < seen.size()) {
            selected.set(seen.get(next).step().number());
        }
        key.consume();
    }

    private static int indexOf(List<StepRun> steps, int number) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).step().number() == number) {
                return i;
            }
        }
        return -1;
    }

}
