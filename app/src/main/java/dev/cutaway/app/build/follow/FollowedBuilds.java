package dev.cutaway.app.build.follow;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildService;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;

/** The builds that are at hand with their events and logs: all that run, and the last that ended. For the UI thread. */
final class FollowedBuilds implements AutoCloseable {

    /** So many that ended stay at hand with their logs. */
    private static final int KEPT = 8;

    private final Tasks tasks;
    private final Texts texts;
    private final Path logs;
    private final Consumer<String> cancel;
    private final Map<String, FollowedBuild> followed = new LinkedHashMap<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    /** @param cancel stops a build, for the status bar */
    FollowedBuilds(Tasks tasks, Texts texts, Path logs, Consumer<String> cancel) {
        this.tasks = tasks;
        this.texts = texts;
        this.logs = logs;
        this.cancel = cancel;
    }

    Optional<FollowedBuild> at(String id) {
        return Optional.ofNullable(followed.get(id));
    }

    /**
     * The one that is at hand, or it is followed from now on; anew, where its following broke while it goes on.
     *
     * @param by tells of it; null where there is none any more
     * @param ended run when it has ended
     */
    FollowedBuild follow(BuildRecord record, @Nullable BuildService by, Runnable ended) {
        FollowedBuild there = followed.remove(record.id());
        if (there != null && isLost(there, record)) {
            there.close();
            there = null;
        }
        if (there == null) {
            there = new FollowedBuild(record, tasks::later, logs);
            if (record.outcome() instanceof BuildRecord.Outcome.Running) {
                tell(there);
            }
            if (by != null) {
                there.follow(by.history(), end -> ended.run());
            }
        }
        followed.put(record.id(), there);
        letGo();
        return there;
    }

    /** Whether it was followed no further though it goes on. */
    private static boolean isLost(FollowedBuild build, BuildRecord record) {
        return record.outcome() instanceof BuildRecord.Outcome.Running && build.lostProperty().get() != null
                && !build.run().isRunning();
    }

    private void tell(FollowedBuild build) {
        BuildRun run = build.run();
        String id = run.id();
        var words = Bindings.createStringBinding(() -> run.steps().isEmpty()
                ? ""
                : texts.text("build.job.steps", run.finished(), run.steps().size()), run.revisionProperty(),
                texts.messagesProperty());
        var fraction = Bindings.createDoubleBinding(() -> run.steps().isEmpty()
                ? -1.0
                : (double) run.finished() / run.steps().size(), run.revisionProperty());
        Job job = tasks.tell(texts.of("build.job", BuildNames.of(build.record())), words, fraction,
                () -> cancel.accept(id));
        jobs.put(id, job);
        run.outcomeProperty().addListener((outcome, before, now) -> {
            jobs.remove(id);
            job.ended();
        });
    }

    /** The oldest that ended are let go of. */
    private void letGo() {
        List<FollowedBuild> ended = new ArrayList<>(followed.values().stream()
                .filter(build -> !build.run().isRunning() && !build.isHeld()).toList());
        while (ended.size() > KEPT) {
            forget(ended.removeFirst().run().id());
        }
    }

    void forget(String id) {
        FollowedBuild build = followed.remove(id);
        if (build != null) {
            build.close();
        }
    }

    /** Lets go of all; builds go on without us. */
    @Override
    public void close() {
        List.copyOf(jobs.values()).forEach(Job::ended);
        jobs.clear();
        List<FollowedBuild> all = List.copyOf(followed.values());
        followed.clear();
        all.forEach(FollowedBuild::close);
    }
}
