package dev.cutaway.app.build.panel;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.run.BuildColors.Layer;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.build.timeline.StepWords;
import dev.cutaway.app.control.ChangeCounts;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.build.TouchedFiles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The selected step in one line: what it is, what it took and wrote, and the way to its files. */
final class StepHead extends HBox {

    private final Texts texts;
    private final BuildLinks links;
    private final LayerChip chip = new LayerChip();
    private final Label name = new Label();
    private final Label facts = new Label();
    private final ChangeCounts touched = new ChangeCounts();
    private final Hyperlink files = new Hyperlink();

    StepHead(Texts texts, BuildLinks links) {
        this.texts = texts;
        this.links = links;
        getStyleClass().addAll("step-head", "hairline-below");
        name.getStyleClass().addAll("mono", "step-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        facts.getStyleClass().add("secondary");
        facts.setMinWidth(USE_PREF_SIZE);
        files.textProperty().bind(texts.of("build.files.open"));
        files.setMinWidth(USE_PREF_SIZE);
        Tips.set(files, "");
        files.getTooltip().textProperty().bind(texts.of("build.files.open.tip"));
        getChildren().addAll(chip, name, facts, touched, files);
    }

    /** Shows a step; nothing, in the same room, where none is selected. */
    void show(BuildRun run, Optional<StepRun> selected) {
        getChildren().forEach(node -> node.setVisible(selected.isPresent()));
        if (selected.isPresent()) {
            show(run, selected.get());
        }
    }

    private void show(BuildRun run, StepRun step) {
        StepState state = step.state();
        Optional<Layer> layer = run.colors().layer(step.step().number());
        seen(chip, layer.isPresent());
        layer.ifPresent(made -> chip.show(made.number(), made.color()));
        name.setText(StepWords.named(texts, step.step()));
        Tips.set(name, step.step().text());
        facts.setText(facts(state));
        TouchedFiles counts = state.files();
        seen(touched, counts != null);
        if (counts != null) {
            touched.show(counts.added(), counts.changed(), counts.deleted());
            Tips.set(touched, Reasons.touched(texts, counts));
        }
        seen(files, state.hasFiles());
        files.setOnAction(action -> links.openStep(run, step));
    }

    private String facts(StepState state) {
        List<String> facts = new ArrayList<>();
        Duration took = state.took();
        if (state.phase() == Phase.CACHED) {
            facts.add(texts.text("build.timeline.cached"));
        } else if (took != null) {
            facts.add(Reasons.duration(took));
        }
        if (state.bytes() > 0) {
            facts.add(DockerText.size(state.bytes()));
        }
        return String.join(" · ", facts);
    }

    private static void seen(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
