package dev.cutaway.app.build.timeline;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.run.BuildColors.Layer;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/** A step on the time axis. */
final class StepMark extends Label {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double ROOM_FOR_WORDS = 44;

    private final Texts texts;
    private final BuildRun build;
    private final StepRun run;
    private @Nullable Layer layer;
    private TimelineLayout.@Nullable Kind kind;

    StepMark(Texts texts, BuildRun build, StepRun run) {
        this.texts = texts;
        this.build = build;
        this.run = run;
        getStyleClass().add("step-mark");
        setManaged(false);
        setAccessibleRole(AccessibleRole.BUTTON);
        setTooltip(Tips.asked(this::details));
    }

    StepRun run() {
        return run;
    }

    int number() {
        return run.step().number();
    }

    void show(TimelineLayout.Piece piece) {
        kind = piece.kind();
        layer = build.colors().layer(run.step().number()).orElse(null);
        if (layer == null) {
            LayerColor.clear(this);
        } else {
            layer.color().applyTo(this);
        }
        String phase = styleClass(run.state().phase());
        if (!getStyleClass().contains(phase)) {
            for (Phase each : Phase.values()) {
                getStyleClass().remove(styleClass(each));
            }
            getStyleClass().add(phase);
        }
        pseudoClassStateChanged(PseudoClass.getPseudoClass("chip"), kind == TimelineLayout.Kind.CHIP);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("thin"), piece.width() < 16);
        setText(words(piece.width()));
        setAccessibleText(StepWords.instruction(run.step()));
        // It is laid out at every tick, after styles were applied; without them it would flash.
        applyCss();
    }

    private static String styleClass(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private String words(double width) {
        String number = layer == null ? "" : Integer.toString(layer.number());
        if (width < 16) {
            return "";
        }
        boolean room = kind == TimelineLayout.Kind.WAITING
                ? width >= TimelineLayout.WAITING
                : kind == TimelineLayout.Kind.BAR && width >= ROOM_FOR_WORDS;
        return room ? (number + " " + StepWords.rest(run.step())).strip() : number;
    }

    void mark(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    private String details() {
        StepState state = run.state();
        var text = new StringBuilder(run.step().text());
        if (state.reason() != null) {
            text.append('\n').append(Reasons.details(texts, state.reason()));
        }
        Duration took = state.took();
        if (took != null && state.phase() != Phase.CACHED) {
            text.append('\n').append(Reasons.duration(took));
        }
        if (state.bytes() > 0) {
            text.append(took != null && state.phase() != Phase.CACHED ? " · " : "\n")
                    .append(DockerText.size(state.bytes()));
        }
        if (state.files() != null) {
            text.append('\n').append(Reasons.touched(texts, state.files()));
        }
        if (!state.message().isEmpty()) {
            text.append('\n').append(Reasons.failure(texts, state.message(), state.exitCode()));
        } else if (state.phase() == Phase.WAITING) {
            text.append('\n').append(texts.text(build.isRunning() ? "build.step.waiting" : "build.step.not-done"));
        }
        if (state.phase() == Phase.STOPPED) {
            text.append('\n').append(texts.text("build.step.stopped"));
        }
        return text.toString();
    }
}
