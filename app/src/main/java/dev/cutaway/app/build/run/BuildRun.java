package dev.cutaway.app.build.run;

import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A build that goes on, or one that ended and is looked at again: the same events make both. For the UI thread. What steps
 * write goes past it, to the log.
 */
public final class BuildRun {

    private final String id;
    private final Instant started;
    private final ObservableList<StepRun> steps = FXCollections.observableArrayList();
    private final ObservableList<StepRun> stepsView = FXCollections.unmodifiableObservableList(steps);
    private final ObservableList<BuildEvent.Warning> warnings = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private BuildColors colors = BuildColors.NONE;
    private final ReadOnlyObjectWrapper<BuildRecord.Outcome> outcome = new ReadOnlyObjectWrapper<>(
            new BuildRecord.Outcome.Running());
    private final ReadOnlyObjectWrapper<@Nullable String> text = new ReadOnlyObjectWrapper<>();
    private Duration last = Duration.ZERO;
    private long lastAt = System.nanoTime();

    /**
     * A build that begins now.
     *
     * @param id of its record
     */
    public BuildRun(String id) {
        this(id, Instant.now());
    }

    /**
     * A build that began some time ago, or goes on.
     *
     * @param id of its record
     */
    public BuildRun(String id, Instant started) {
        this.id = id;
        this.started = started;
    }

    /** The id of its record. */
    public String id() {
        return id;
    }

    /** When it began. */
    public Instant started() {
        return started;
    }

    /** The Dockerfile that is built, which may be another than the one that is edited by now; null while it is not known. */
    public ReadOnlyObjectProperty<@Nullable String> textProperty() {
        return text.getReadOnlyProperty();
    }

    /**
     * Says which Dockerfile is built.
     *
     * @param dockerfile as its record has it; empty as long as that was not read, then nothing is said
     */
    public void builds(String dockerfile) {
        if (!dockerfile.isEmpty()) {
            text.set(dockerfile);
        }
    }

    /** What is done, in the order of the Dockerfile; empty until it is planned. */
    public ObservableList<StepRun> steps() {
        return stepsView;
    }

    /** What the build went on with. */
    public ObservableList<BuildEvent.Warning> warnings() {
        return warnings;
    }

    /** How it ended. */
    public ReadOnlyObjectProperty<BuildRecord.Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Whether it has not ended. */
    public boolean isRunning() {
        return outcome.get() instanceof BuildRecord.Outcome.Running;
    }

    /** Rises whenever something of it changed: for views that show all of it. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The layers its steps make; none until it is planned. */
    public BuildColors colors() {
        return colors;
    }

    /** How many steps are in this phase. */
    public int count(Phase phase) {
        return (int) steps.stream().filter(run -> run.state().phase() == phase).count();
    }

    /** How many steps ended well, those from the cache included. */
    public int finished() {
        return count(Phase.DONE) + count(Phase.CACHED);
    }

    /** Bytes of the layers that were made: not those from the cache, nor those of base images. */
    public long written() {
        return steps.stream().filter(run -> run.state().phase() == Phase.DONE)
                .filter(run -> !BuildColors.instruction(run.step()).equals("FROM"))
                .mapToLong(run -> run.state().bytes()).sum();
    }

    /** The time since the build began: what its last event said, and what has passed since that came. */
    public Duration sinceBegan() {
        return isRunning() ? last.plusNanos(System.nanoTime() - lastAt) : last;
    }

    /** The steps that stand in a line of the Dockerfile, counted from 1: mostly none or one. */
    public List<StepRun> at(int line) {
        return steps.stream().filter(run -> run.step().firstLine() <= line && line <= run.step().lastLine()).toList();
    }

    /** The step with this number. */
    public Optional<StepRun> step(int number) {
        return steps.stream().filter(run -> run.step().number() == number).findFirst();
    }

    /** Takes what happened next. */
    public void accept(BuildLogEntry entry) {
        Duration since = entry.since();
        last = since;
        lastAt = System.nanoTime();
        switch (entry.event()) {
            case BuildEvent.Planned planned -> plan(planned.steps());
            case BuildEvent.Started started -> step(started.step()).ifPresent(run -> run.becomes(
                    new StepState(Phase.RUNNING, since, null, null, null)));
            case BuildEvent.Decided decided -> step(decided.step()).ifPresent(run -> decide(run, since,
                    decided.reason()));
            case BuildEvent.Finished finished -> step(finished.step()).ifPresent(run -> {
                colors = colors.with(finished);
                finish(run, finished);
            });
            case BuildEvent.Failed failed -> step(failed.step()).ifPresent(run -> fail(run, since, failed));
            case BuildEvent.Warning warning -> warnings.add(warning);
            case BuildEvent.Running _,BuildEvent.Output _,BuildEvent.Built _,BuildEvent.Tagged _ -> {
                // Told by the record, or by the log.
            }
        }
        revision.set(revision.get() + 1);
    }

    private void plan(List<BuildStep> planned) {
        var runs = new ArrayList<StepRun>();
        planned.forEach(step -> runs.add(new StepRun(step)));
        colors = BuildColors.of(planned);
        steps.setAll(runs);
    }

    private static void decide(StepRun run, Duration since, CacheReason reason) {
        StepState state = run.state();
        Duration began = state.began() == null ? since : state.began();
        run.becomes(new StepState(Phase.RUNNING, began, null, reason, null));
    }

    private static void finish(StepRun run, BuildEvent.Finished finished) {
        StepState state = run.state();
        CacheReason reason = state.reason();
        Phase phase = reason != null && reason.hit() ? Phase.CACHED : Phase.DONE;
        run.becomes(new StepState(phase, state.began(), finished.time(), reason, finished.layers(), finished.bytes(),
                finished.id(), finished.files(), "", null));
    }

    private static void fail(StepRun run, Duration since, BuildEvent.Failed failed) {
        StepState state = run.state();
        run.becomes(new StepState(Phase.FAILED, state.began(), took(state, since), state.reason(), 0, 0, null, null,
                failed.message(), failed.exitCode()));
    }

    private static @Nullable Duration took(StepState state, Duration since) {
        return state.began() == null ? null : since.minus(state.began());
    }

    /** Says how it ended. */
    public void ended(BuildRecord.Outcome end) {
        for (StepRun run : steps) {
            StepState state = run.state();
            // Who stops a build does not make its steps fail, though their commands end in the middle.
            boolean stopped = end instanceof BuildRecord.Outcome.Cancelled && state.phase() == Phase.FAILED;
            if (state.phase() == Phase.RUNNING || stopped) {
                run.becomes(
                        new StepState(Phase.STOPPED, state.began(), state.took(), state.reason(), null));
            } else if (state.phase() == Phase.FAILED && end instanceof BuildRecord.Outcome.Failed failed
                    && failed.step() == run.step().number()) {
                run.becomes(new StepState(Phase.FAILED, state.began(), state.took(), state.reason(), 0, 0,
                        failed.state(), null, state.message(), state.exitCode()));
            }
        }
        outcome.set(end);
        revision.set(revision.get() + 1);
    }
}
