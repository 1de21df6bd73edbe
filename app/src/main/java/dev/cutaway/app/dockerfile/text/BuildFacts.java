package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.build.run.BuildColors;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.text.Ages;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.source.SourceText;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * What a build says about each line of the text, while the build goes on and while the text is edited after it. A step
 * stays with its lines as long as they are the same as in the text that was built.
 */
final class BuildFacts {

    private final EditedDockerfile edited;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final Map<Integer, StepRun> byLine = new HashMap<>();
    private @Nullable BuildRun run;
    private SourceText built;
    private SameLines same;
    private Subscription followed = Subscription.EMPTY;
    private Subscription stepsFollowed = Subscription.EMPTY;

    /** @param runs the build that is shown; its value may be null */
    BuildFacts(EditedDockerfile edited, ObservableValue<@Nullable BuildRun> runs) {
        this.edited = edited;
        built = source();
        same = SameLines.between(built, built);
        runs.subscribe(this::follow);
        edited.documentProperty().addListener((document, before, now) -> {
            if (run != null) {
                place();
            }
        });
    }

    private SourceText source() {
        return edited.document().parsed().lines().source();
    }

    private void follow(@Nullable BuildRun next) {
        followed.unsubscribe();
        run = next;
        built = source();
        if (next != null) {
            InvalidationListener planned = steps -> followSteps();
            next.steps().addListener(planned);
            followed = next.textProperty().subscribe(this::built)
                    .and(() -> next.steps().removeListener(planned));
        }
        followSteps();
    }

    /** As long as nobody says which text is built, it is the one that was there when the build came. */
    private void built(@Nullable String text) {
        if (text != null) {
            built = new SourceText(text);
            place();
        }
    }

    /** Where a line of the text that was built is now, both counted from 1; the same number where it is no more. */
    int now(int line) {
        int now = run == null ? -1 : same.now(line - 1);
        return now < 0 ? line : now + 1;
    }

    private void followSteps() {
        stepsFollowed.unsubscribe();
        stepsFollowed = Subscription.EMPTY;
        if (run != null) {
            for (StepRun step : run.steps()) {
                InvalidationListener changed = state -> place();
                step.stateProperty().addListener(changed);
                stepsFollowed = stepsFollowed.and(() -> step.stateProperty().removeListener(changed));
            }
        }
        place();
    }

    private void place() {
        byLine.clear();
        BuildRun shown = run;
        if (shown != null) {
            same = SameLines.between(built, source());
            for (StepRun step : shown.steps()) {
                int first = same.now(step.step().firstLine() - 1, step.step().lastLine() - 1);
                if (first >= 0) {
                    byLine.putIfAbsent(first, step);
                }
            }
        }
        revision.set(revision.get() + 1);
    }

    /** Changes whenever what is said about any line may have changed. */
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The build that is told of; null for none. */
    @Nullable
    BuildRun run() {
        return run;
    }

    /** Whether there is a build to tell of. */
    boolean isShown() {
        return run != null;
    }

    /** Whether the text was edited since: the figures are those of another one. */
    boolean isOlder() {
        return run != null && !same.areAll();
    }

    /** Says of which build the figures are where the text was edited since; empty where it was not. */
    String older(Texts texts) {
        return run == null || !isOlder()
                ? ""
                : texts.text("dockerfile.gutter.older", Ages.clock(run.started(), Instant.now()));
    }

    /** Whether it is known of any step what it touches. */
    boolean tellsFiles() {
        return run != null && run.steps().stream().anyMatch(step -> step.state().files() != null);
    }

    /** The step that begins at a line, counted from 0; null for none. */
    @Nullable
    StepRun beginning(int line) {
        return byLine.get(line);
    }

    /** The step whose lines these are; null for none. */
    @Nullable
    StepRun at(int line) {
        for (int first = line; first >= 0; first--) {
            StepRun step = byLine.get(first);
            if (step != null) {
                return first + step.step().lastLine() - step.step().firstLine() >= line ? step : null;
            }
        }
        return null;
    }

    /** The layer a step makes; null for none. */
    BuildColors.@Nullable Layer layer(StepRun step) {
        return run == null ? null : run.colors().layer(step.step().number()).orElse(null);
    }
}
