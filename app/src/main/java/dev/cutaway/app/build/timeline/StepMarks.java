package dev.cutaway.app.build.timeline;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildStep;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;

/** The steps in their lanes. */
final class StepMarks extends Pane {

    private static final double BAR = 24;
    private static final double DENSE_BAR = 20;
    private static final double CHIP = 16;

    private final Texts texts;
    private final IntConsumer pressed;
    private final IntConsumer opened;
    private final TreeMap<Integer, StepMark> marks = new TreeMap<>();

    /**
     * @param pressed told of the number of a step that was pressed
     * @param opened told of one that was clicked twice
     */
    StepMarks(Texts texts, IntConsumer pressed, IntConsumer opened) {
        this.texts = texts;
        this.pressed = pressed;
        this.opened = opened;
        setManaged(false);
        setPickOnBounds(false);
    }

    void show(BuildRun run, int selected) {
        clear();
        for (StepRun step : run.steps()) {
            if (!step.step().stageName().isEmpty()) {
                int number = step.step().number();
                var mark = new StepMark(texts, run, step);
                mark.mark(number == selected);
                mark.setOnMousePressed(press -> {
                    // Else the pane that scrolls takes the keyboard.
                    press.consume();
                    if (press.getButton() == MouseButton.PRIMARY && press.getClickCount() == 2) {
                        opened.accept(number);
                    } else {
                        pressed.accept(number);
                    }
                });
                marks.put(number, mark);
            }
        }
        getChildren().setAll(marks.values());
    }

    void clear() {
        marks.clear();
        getChildren().clear();
    }

    void select(int selected) {
        marks.forEach((step, mark) -> mark.mark(step == selected));
    }

    void place(List<TimelineLayout.Lane> lanes, double top, double height) {
        marks.values().forEach(mark -> mark.setVisible(false));
        for (int i = 0; i < lanes.size(); i++) {
            for (TimelineLayout.Piece piece : lanes.get(i).pieces()) {
                place(piece, top + i * height, height);
            }
        }
    }

    private void place(TimelineLayout.Piece piece, double y, double height) {
        StepMark mark = marks.get(piece.run().step().number());
        if (mark == null) {
            return;
        }
        mark.setVisible(true);
        mark.show(piece);
        boolean chip = piece.kind() == TimelineLayout.Kind.CHIP;
        double high = chip ? CHIP : height < BAR + 12 ? DENSE_BAR : BAR;
        double wide = chip ? Math.max(18, Math.min(piece.width(), mark.prefWidth(-1))) : piece.width();
        mark.resizeRelocate(Math.rint(piece.x()), Math.rint(y + (height - 1 - high) / 2), Math.rint(wide), high);
    }

    /** Where an edge begins: at the step or the last one before it that is seen; at the beginning of the lane without one. */
    Box giving(BuildStep step, Box row) {
        List<StepMark> seen = seen(step.stage());
        return seen.stream().filter(mark -> mark.number() <= step.number()).reduce((before, last) -> last)
                .or(() -> seen.stream().findFirst()).map(StepMarks::box).orElse(start(row));
    }

    /** Where an edge ends: at the step or the next one that is seen; at the beginning of the lane without one. */
    Box taking(BuildStep step, Box row) {
        List<StepMark> seen = seen(step.stage());
        return seen.stream().filter(mark -> mark.number() >= step.number()).findFirst()
                .or(() -> seen.stream().reduce((before, last) -> last)).map(StepMarks::box).orElse(start(row));
    }

    private static Box start(Box row) {
        return new Box(row.x(), row.middle() - CHIP / 2, 0, CHIP);
    }

    private static Box box(StepMark mark) {
        return new Box(mark.getLayoutX(), mark.getLayoutY(), mark.getWidth(), mark.getHeight());
    }

    private List<StepMark> seen(int stage) {
        return marks.values().stream().filter(StepMark::isVisible).filter(mark -> mark.run().step().stage() == stage)
                .toList();
    }

    /** The step that an arrow key leads to; the same where there is none. */
    int next(int selected, KeyCode key) {
        int by = key == KeyCode.RIGHT || key == KeyCode.DOWN ? 1 : -1;
        List<StepMark> seen = new ArrayList<>(marks.values().stream().filter(StepMark::isVisible).toList());
        int at = -1;
        for (int i = 0; i < seen.size(); i++) {
            at = seen.get(i).number() == selected ? i : at;
        }
        int next = at < 0 ? (by > 0 ? 0 : seen.size() - 1) : at + by;
        if (at >= 0 && (key == KeyCode.UP || key == KeyCode.DOWN)) {
            int stage = seen.get(at).run().step().stage();
            while (next >= 0 && next < seen.size() && seen.get(next).run().step().stage() == stage) {
                next += by;
            }
        }
        return next >= 0 && next < seen.size() ? seen.get(next).number() : selected;
    }
}
