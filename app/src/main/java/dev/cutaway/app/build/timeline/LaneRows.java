package dev.cutaway.app.build.timeline;

import dev.cutaway.app.text.Texts;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The stages one below the other, with a hairline under the last. */
final class LaneRows extends Pane {

    private final Texts texts;
    private final List<LaneRow> rows = new ArrayList<>();
    private final Region last = new Region();
    private List<TimelineLayout.Lane> lanes = List.of();
    private int lit = -1;

    LaneRows(Texts texts) {
        this.texts = texts;
        setManaged(false);
        last.setManaged(false);
        last.getStyleClass().add("timeline-line");
        getChildren().add(last);
    }

    /** @param left where steps begin */
    void place(List<TimelineLayout.Lane> shown, List<StageEdge> edges, double left, double top, double height,
            double width) {
        lanes = shown;
        while (rows.size() < shown.size()) {
            var row = new LaneRow(texts);
            rows.add(row);
            getChildren().add(row);
            // One that comes while everything is laid out has no size before it has its style.
            row.applyCss();
        }
        for (int i = 0; i < rows.size(); i++) {
            LaneRow row = rows.get(i);
            row.setVisible(i < shown.size());
            if (i < shown.size()) {
                row.show(shown.get(i), edges, left);
                row.resizeRelocate(0, top - 1 + i * height, width, height);
                row.light(shown.get(i).stage() == lit);
            }
        }
        last.resizeRelocate(0, top - 1 + shown.size() * height, width, 1);
    }

    /** Lights up a stage; negative for none. */
    void light(int stage) {
        lit = stage;
        for (int i = 0; i < lanes.size(); i++) {
            rows.get(i).light(lanes.get(i).stage() == stage);
        }
    }
}
