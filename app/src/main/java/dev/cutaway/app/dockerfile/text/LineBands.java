package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * What goes across the whole width of the text: the tint of lines whose step runs or failed, below the letters, and the
 * line that says why a step ran again, above them. The control tells nobody where its lines are; the gutter beside each
 * line does.
 */
final class LineBands {

    private final Texts texts;
    private final BuildFacts facts;
    private final Gutter gutter;
    private final Pane below = new Pane();
    private final Pane above = new Pane();
    private final Region hairline = new Region();
    private String shown = "";

    LineBands(Texts texts, BuildFacts facts, Gutter gutter) {
        this.texts = texts;
        this.facts = facts;
        this.gutter = gutter;
        for (Pane pane : List.of(below, above)) {
            pane.setMouseTransparent(true);
            pane.setManaged(true);
            pane.setMinSize(0, 0);
        }
        hairline.getStyleClass().add("gutter-line");
        hairline.setManaged(false);
    }

    Node below() {
        return below;
    }

    Node above() {
        return above;
    }

    /** Whether a step that begins at this line, counted from 0, has to be explained. */
    static boolean explains(BuildFacts facts, int line) {
        StepRun step = facts.isShown() ? facts.beginning(line) : null;
        return step != null && words(step.state()) != null;
    }

    private static @Nullable Phase words(StepState state) {
        if (state.phase() == Phase.FAILED) {
            return Phase.FAILED;
        }
        boolean again = state.reason() != null && Reasons.isWorthALine(state.reason());
        return again ? state.phase() : null;
    }

    /** Puts everything where the lines are now; to be called when they may have moved. */
    void place() {
        var tints = new ArrayList<Node>();
        var words = new ArrayList<Node>();
        var key = new StringBuilder().append(facts.isShown()).append(' ').append(gutter.hairline()).append(' ')
                .append(below.getWidth()).append(' ')
                .append(below.getHeight()).append(' ').append(texts.locale())
                .append(facts.isOlder());
        var visible = gutter.rows().stream().filter(row -> row.getParent() != null && row.getScene() != null).toList();
        for (GutterRow row : visible) {
            StepRun step = facts.isShown() ? facts.at(row.line()) : null;
            if (step != null && (isTinted(step) || explains(facts, row.line()))) {
                key.append('|').append(row.line()).append(' ').append(at(row)).append(' ').append(row.getHeight())
                        .append(step.state().hashCode());
            }
        }
        if (key.toString().equals(shown)) {
            return;
        }
        shown = key.toString();
        for (GutterRow row : visible) {
            StepRun step = facts.isShown() ? facts.at(row.line()) : null;
            if (step != null) {
                add(row, step, tints, words);
            }
        }
        hairline.setVisible(facts.isShown());
        hairline.resizeRelocate(gutter.hairline(), 0, 1, below.getHeight());
        tints.add(hairline);
        below.getChildren().setAll(tints);
        above.getChildren().setAll(words);
        above.applyCss();
        above.layout();
    }

    private double at(GutterRow row) {
        Point2D place = below.sceneToLocal(row.localToScene(0, 0));
        return place == null ? 0 : Math.round(place.getY());
    }

    private static boolean isTinted(StepRun step) {
        return step.state().phase() == Phase.RUNNING || step.state().phase() == Phase.FAILED;
    }

    private void add(GutterRow row, StepRun step, List<Node> tints, List<Node> words) {
        double top = at(row);
        double room = facts.beginning(row.line()) == step && explains(facts, row.line()) ? Decorator.REASON : 0;
        if (isTinted(step)) {
            var tint = new Region();
            tint.getStyleClass().add(step.state().phase() == Phase.RUNNING ? "tint-running" : "tint-failed");
            tint.setManaged(false);
            tint.resizeRelocate(0, top + room, below.getWidth(), row.getHeight() - room);
            tints.add(tint);
        }
        if (room > 0) {
            HBox line = explanation(step.state());
            line.setManaged(false);
            if (facts.isOlder()) {
                line.getStyleClass().add("older");
            }
            line.resizeRelocate(0, top, below.getWidth(), room);
            words.add(line);
        }
    }

    private HBox explanation(StepState state) {
        boolean failed = state.phase() == Phase.FAILED;
        var head = new Label(texts.text(failed ? "dockerfile.gutter.failed-because" : "dockerfile.gutter.ran-again"));
        head.getStyleClass().add("strong");
        head.setMinWidth(Region.USE_PREF_SIZE);
        String why = failed
                ? Reasons.failure(texts, state.message(), state.exitCode()).lines().findFirst().orElse("")
                : Optional.ofNullable(state.reason()).flatMap(reason -> Reasons.again(texts, reason)).orElse("");
        var line = new HBox(new FontIcon(failed ? Feather.X_CIRCLE : Feather.ROTATE_CW), head, new Label(why));
        line.getStyleClass().addAll("reason-line", failed ? "reason-failed" : "reason-again");
        line.setPadding(new Insets(0, 12, 0, gutter.width() + 8));
        return line;
    }
}
