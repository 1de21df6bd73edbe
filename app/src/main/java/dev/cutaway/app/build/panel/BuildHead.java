package dev.cutaway.app.build.panel;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.build.timeline.StepWords;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.inspector.Digest;

import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far a build is, and how it ended, in two lines. */
final class BuildHead extends VBox {

    private final Texts texts;
    private final BuildLinks links;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Label written = new Label();
    private final Hyperlink image = new Hyperlink();
    private final Label message = new Label();
    private final Hyperlink line = new Hyperlink();
    private final Hyperlink files = new Hyperlink();
    private final VBox failure = new VBox();

    BuildHead(Texts texts, BuildLinks links) {
        this.texts = texts;
        this.links = links;
        getStyleClass().add("build-head");
        title.getStyleClass().add("head");
        title.setMinWidth(USE_PREF_SIZE);
        facts.getStyleClass().add("secondary");
        written.getStyleClass().add("secondary");
        written.setMinWidth(USE_PREF_SIZE);
        image.textProperty().bind(texts.of("build.open-image"));
        image.setMinWidth(USE_PREF_SIZE);
        files.textProperty().bind(texts.of("build.open-failed"));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(title, facts, gap, written, image);
        row.getStyleClass().add("build-head-row");
        message.setWrapText(true);
        message.getStyleClass().addAll("mono", "build-message");
        var ways = new HBox(line, files);
        ways.getStyleClass().add("build-ways");
        failure.getChildren().addAll(message, ways);
        failure.getStyleClass().add("build-failure");
        getChildren().addAll(row, failure);
    }

    void show(FollowedBuild build) {
        BuildRun run = build.run();
        Outcome outcome = run.outcomeProperty().get();
        title.setText(Reasons.outcome(texts, outcome));
        title.getStyleClass().removeAll("danger-text", "ok-text");
        if (outcome instanceof Outcome.Failed) {
            title.getStyleClass().add("danger-text");
        } else if (outcome instanceof Outcome.Built) {
            title.getStyleClass().add("ok-text");
        }
        facts.setText(facts(build));
        written.setText(texts.text("build.written", DockerText.size(run.written())));
        seen(written, !(outcome instanceof Outcome.Built) && run.written() > 0);
        seen(image, outcome instanceof Outcome.Built);
        if (outcome instanceof Outcome.Built built) {
            image.setOnAction(action -> links.openImage(built.image()));
        }
        seen(failure, outcome instanceof Outcome.Failed);
        if (outcome instanceof Outcome.Failed failed) {
            show(run, failed);
        }
    }

    private void show(BuildRun run, Outcome.Failed failed) {
        message.setText(Reasons.failure(texts, failed,
                run.step(failed.step()).map(StepRun::step).map(StepWords::instruction)));
        seen(line, failed.line() > 0);
        line.setText(texts.text("build.go-to-line", failed.line()));
        line.setOnAction(action -> links.openLine(failed.line()));
        Digest state = failed.state();
        seen(files, state != null);
        if (state != null) {
            // Where the steps could not be followed there is still what the record says.
            files.setOnAction(action -> run.step(failed.step()).ifPresentOrElse(step -> links.openStep(run, step),
                    () -> links.openImage(state)));
        }
    }

    private String facts(FollowedBuild build) {
        BuildRun run = build.run();
        var facts = new ArrayList<String>();
        Outcome outcome = run.outcomeProperty().get();
        if (run.isRunning() || Reasons.time(outcome).isPresent()) {
            facts.add(Reasons.duration(build.elapsed()));
        }
        int all = run.steps().size();
        if (all > 0) {
            facts.add(run.finished() == all
                    ? texts.text("build.steps.all", all)
                    : texts.text("build.steps", run.finished(), all));
        }
        int cached = run.count(Phase.CACHED);
        if (cached > 0) {
            facts.add(texts.text("build.steps.cached", cached));
        }
        if (outcome instanceof Outcome.Built built) {
            facts.add(DockerText.size(built.bytes()));
        }
        return String.join(" · ", facts);
    }

    private static void seen(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
