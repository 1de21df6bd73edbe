package dev.cutaway.app.build.timeline;

import dev.cutaway.app.text.Texts;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** What stands above the lanes: where steps from the cache are, and the seconds. */
final class TimeHead extends Pane {

    private static final double TOP = 4;

    private final Label cached = label();
    private final List<Label> ticks = new ArrayList<>();

    TimeHead(Texts texts) {
        setManaged(false);
        setMouseTransparent(true);
        cached.textProperty().bind(texts.of("build.timeline.cached"));
        getChildren().add(cached);
    }

    private static Label label() {
        var label = new Label();
        label.setManaged(false);
        label.getStyleClass().add("timeline-tick");
        return label;
    }

    /** @param left where steps from the cache are */
    void place(TimeAxis axis, double left, double width) {
        cached.autosize();
        cached.relocate(left, TOP);
        List<TimeAxis.Tick> shown = axis.ticks();
        while (ticks.size() < shown.size()) {
            Label tick = label();
            ticks.add(tick);
            getChildren().add(tick);
            // One that comes while everything is laid out has no size before it has its style.
            tick.applyCss();
        }
        for (int i = 0; i < ticks.size(); i++) {
            Label tick = ticks.get(i);
            tick.setVisible(i < shown.size());
            if (i < shown.size()) {
                tick.setText(shown.get(i).text());
                tick.autosize();
                double x = axis.x(shown.get(i).seconds());
                tick.relocate(i == 0 ? x : x - tick.getWidth() / 2, TOP);
                tick.setVisible(x + tick.getWidth() / 2 <= width);
            }
        }
    }
}
