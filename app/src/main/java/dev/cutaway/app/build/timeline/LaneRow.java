package dev.cutaway.app.build.timeline;

import dev.cutaway.app.build.run.StageNames;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A stage: its name at the left, what there is no room for at the right, a hairline above. The steps stand over it. */
final class LaneRow extends Region {

    private static final PseudoClass SKIPPED = PseudoClass.getPseudoClass("skipped");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final Texts texts;
    private final Label name = new Label();
    private final Label skipped = new Label();
    private final Label more = new Label();
    private double left;

    LaneRow(Texts texts) {
        this.texts = texts;
        setManaged(false);
        getStyleClass().add("timeline-lane");
        name.getStyleClass().add("timeline-name");
        skipped.getStyleClass().add("timeline-skipped");
        more.getStyleClass().add("timeline-tick");
        getChildren().addAll(name, skipped, more);
        List.of(name, skipped, more).forEach(label -> label.setManaged(false));
    }

    /**
     * Shows a stage.
     *
     * @param edges all of the build
     * @param start where steps begin
     */
    void show(TimelineLayout.Lane lane, List<StageEdge> edges, double start) {
        left = start;
        String called = StageNames.of(texts, lane.name());
        name.setText(called);
        Tips.set(name, tip(called, lane, edges));
        pseudoClassStateChanged(SKIPPED, lane.skipped());
        skipped.setVisible(lane.skipped());
        skipped.setText(texts.text("build.stage.skipped"));
        more.setVisible(lane.hidden() > 0);
        more.setText("+" + lane.hidden());
        requestLayout();
    }

    private String tip(String called, TimelineLayout.Lane lane, List<StageEdge> edges) {
        if (lane.skipped()) {
            return called + "\n" + texts.text("build.stage.skipped.tip");
        }
        var tip = new StringBuilder(called);
        List<String> from = edges.stream().filter(edge -> edge.to().stage() == lane.stage())
                .map(edge -> StageNames.of(texts, edge.from().stageName())).distinct().toList();
        List<String> to = edges.stream().filter(edge -> edge.from().stage() == lane.stage())
                .map(edge -> StageNames.of(texts, edge.to().stageName())).distinct().toList();
        if (!from.isEmpty()) {
            tip.append('\n').append(texts.text("build.stage.takes", String.join(", ", from)));
        }
        if (!to.isEmpty()) {
            tip.append('\n').append(texts.text("build.stage.gives", String.join(", ", to)));
        }
        return tip.toString();
    }

    void light(boolean lit) {
        pseudoClassStateChanged(LIT, lit);
    }

    @Override
    protected void layoutChildren() {
        name.resizeRelocate(Timeline.EDGE, 0, Math.max(0, left - Timeline.EDGE - 8), getHeight());
        skipped.resizeRelocate(left, 0, Math.max(0, getWidth() - left - Timeline.EDGE), getHeight());
        more.autosize();
        more.relocate(getWidth() - more.getWidth() - 4, getHeight() - 17);
    }
}
