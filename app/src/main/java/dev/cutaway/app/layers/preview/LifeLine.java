package dev.cutaway.app.layers.preview;

import dev.cutaway.app.control.Hatch;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.analysis.PathLife;
import dev.cutaway.inspector.analysis.PathLife.Step;
import dev.cutaway.inspector.tree.Aspect;
import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The life of a path as a line: not there, added, changed, deleted, in the image. Between two events lies a bar in the
 * colour of the layer whose version holds there, hatched where that version is dead now; dots are layers that left the
 * path alone.
 */
final class LifeLine extends Region {

    private static final double HEIGHT = 60;
    private static final double AXIS = 20;
    private static final double BAR = 8;
    private static final double EDGE = 30;
    private static final double LABEL_ROOM = 66;
    private static final int MOST_DOTS = 6;

    private final ImageFacts facts;
    private final ImageText text;
    private final IntConsumer choose;
    private final List<Stop> stops = new ArrayList<>();
    private final Region beginning = styled(new Region(), "end-dot");
    private final Label notThere = styled(new Label(), "life-label", "caption");
    private final Region before = styled(new Region(), "life-thin");
    private final Region end = styled(new Region(), "life-end");
    private final Label endLabel = styled(new Label(), "life-label", "caption");
    private final Label rest = styled(new Label(), "life-label", "caption");
    private boolean survives;

    /** An event with what stands for it and what follows it. */
    private record Stop(Step step, Button button, Label label, Region after, List<Region> dots, int unchanged) {}

    /** @param choose told of the place of the event that was clicked */
    LifeLine(ImageFacts facts, ImageText text, IntConsumer choose) {
        this.facts = facts;
        this.text = text;
        this.choose = choose;
        getStyleClass().add("life-line");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        notThere.setText(text.of("image.life.not.there"));
    }

    /** Draws a path's life, with one event marked. */
    void show(@Nullable PathLife life, int chosen) {
        getChildren().clear();
        stops.clear();
        if (life == null || life.steps().isEmpty()) {
            return;
        }
        survives = life.isAlive();
        getChildren().addAll(before, beginning, notThere);
        for (int i = 0; i < life.steps().size(); i++) {
            addStop(life, i, i == chosen);
        }
        int unchanged = stops.getLast().unchanged();
        int last = facts.layers().size();
        rest.setText(!survives || unchanged == 0
                ? ""
                : text.of("image.life.unchanged", last - unchanged + 1, last, unchanged));
        endLabel.setText(survives ? text.of("image.life.in.image") : text.of("image.life.gone"));
        endLabel.pseudoClassStateChanged(PseudoClass.getPseudoClass("alive"), survives);
        styleEnd(facts.color(stops.getLast().step().layer()));
        getChildren().addAll(end, endLabel, rest);
        stops.forEach(stop -> getChildren().add(stop.button()));
        requestLayout();
    }

    private void styleEnd(LayerColor color) {
        end.getStyleClass().setAll(survives ? "life-end" : "end-dot");
        color.applyTo(end);
    }

    private void addStop(PathLife life, int index, boolean chosen) {
        Step step = life.steps().get(index);
        boolean isLast = index == life.steps().size() - 1;
        int next = isLast ? facts.layers().size() : life.steps().get(index + 1).layer();
        LayerColor color = facts.color(step.layer());
        var button = styled(new Button(), "life-stop");
        button.setGraphic(new LayerChip(step.layer() + 1, color));
        button.pseudoClassStateChanged(PseudoClass.getPseudoClass("chosen"), chosen);
        button.setOnAction(_ -> choose.accept(index));
        button.setAccessibleText(words(step) + " " + facts.instruction(step.layer()));
        Tips.set(button, tip(step));
        var label = styled(new Label((step.change().letter() + " " + words(step)).strip()), "life-label",
                "mark-" + step.change().name().toLowerCase(Locale.ROOT));
        Region after = after(step, isLast, color);
        var dots = new ArrayList<Region>();
        int unchanged = next - step.layer() - 1;
        for (int i = 0; i < Math.min(unchanged, MOST_DOTS); i++) {
            dots.add(styled(new Region(), "life-dot"));
        }
        color.applyTo(after);
        dots.forEach(color::applyTo);
        stops.add(new Stop(step, button, label, after, dots, unchanged));
        getChildren().addAll(after, label);
        getChildren().addAll(dots);
    }

    private static Region after(Step step, boolean isLast, LayerColor color) {
        if (step.change() == Change.DELETED) {
            return styled(new Region(), "life-thin");
        }
        Region bar = isLast ? styled(new Region(), "life-bar") : new Hatch();
        color.applyTo(bar);
        return bar;
    }

    /** What the event is called under its chip: its bytes, or what else changed. */
    private String words(Step step) {
        boolean sameContent = step.change() == Change.CHANGED && !step.differences().contains(Aspect.CONTENT);
        if (sameContent && !step.differences().isEmpty()) {
            return text.aspect(step.differences().iterator().next());
        }
        boolean readable = step.change() != Change.DELETED && facts.tree().content(step.event()) != null;
        return readable ? text.size(step.bytes()) : "";
    }

    private String tip(Step step) {
        var words = new StringBuilder(facts.instruction(step.layer()).toString()).append("\n\n");
        words.append(step.change().letter()).append(' ').append(text.change(step.change()));
        if (!step.differences().isEmpty()) {
            words.append(": ")
                    .append(String.join(", ", step.differences().stream().map(text::aspect).toList()));
        }
        if (step.through() != null) {
            words.append(' ').append(text.of("image.life.through", step.through()));
        }
        if (step.bytes() > 0) {
            words.append('\n').append(text.exact(step.bytes()));
        }
        return words.toString();
    }

    @Override
    protected void layoutChildren() {
        if (stops.isEmpty()) {
            return;
        }
        double from = EDGE;
        double to = getWidth() - EDGE - 6;
        double weights = 1;
        for (Stop stop : stops) {
            weights += weight(stop);
        }
        double unit = (to - from) / weights;
        double x = from + unit;
        beginning.resizeRelocate(from - 4, AXIS - 4, 8, 8);
        before.resizeRelocate(from + 4, AXIS - 0.5, Math.max(0, x - from - 4), 1);
        center(notThere, from, 0, Double.MAX_VALUE);
        double freeFrom = from + notThere.prefWidth(-1) / 2;
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            double next = x + weight(stop) * unit;
            boolean isLast = i == stops.size() - 1;
            bar(stop, x, isLast ? to : next);
            double width = stop.button().prefWidth(-1);
            stop.button().resizeRelocate(Math.rint(x - width / 2), AXIS - 12, width, 24);
            freeFrom = center(stop.label(), x, freeFrom, isLast ? to - 20 : next + LABEL_ROOM);
            if (isLast) {
                center(rest, (x + to) / 2, freeFrom + 8, to - endLabel.prefWidth(-1) / 2 - 8);
            }
            x = next;
        }
        end(to);
    }

    private static double weight(Stop stop) {
        return 1 + 0.35 * stop.dots().size();
    }

    private void bar(Stop stop, double x, double next) {
        boolean thin = stop.step().change() == Change.DELETED;
        double high = thin ? 1 : BAR;
        stop.after().resizeRelocate(x, AXIS - high / 2, Math.max(0, next - x), high);
        int dots = stop.dots().size();
        for (int i = 0; i < dots; i++) {
            double at = x + (next - x) * (i + 1) / (dots + 1);
            stop.dots().get(i).resizeRelocate(at - 2, AXIS - 2, 4, 4);
        }
    }

    private void end(double x) {
        if (survives) {
            end.resizeRelocate(x - 1, AXIS - 6, 8, 12);
        } else {
            end.resizeRelocate(x - 4, AXIS - 4, 8, 8);
        }
        double width = endLabel.prefWidth(-1);
        endLabel.resizeRelocate(Math.min(x - width / 2, getWidth() - width - 8), AXIS + 14, width, 16);
    }

    /** Puts a label under x; hides it where the room is taken. Gives back where it ends. */
    private static double center(Label label, double x, double freeFrom, double freeTo) {
        double width = label.prefWidth(-1);
        double left = Math.rint(x - width / 2);
        boolean fits = !label.getText().isEmpty() && left >= freeFrom && left + width <= freeTo;
        label.setVisible(fits);
        label.resizeRelocate(left, AXIS + 14, width, 16);
        return fits ? left + width + 6 : freeFrom;
    }

    private static <N extends Node> N styled(N node, String... classes) {
        node.getStyleClass().setAll(classes);
        return node;
    }
}
