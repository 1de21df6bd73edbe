package dev.cutaway.app.build.follow;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.log.LogSpool;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A build that is followed: its events become a {@link BuildRun} on the UI thread, what its steps write goes into a
 * {@link LogSpool} on the way. For the UI thread but where it says otherwise.
 */
public final class FollowedBuild implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FollowedBuild.class.getName());

    private final BuildRecord record;
    private final BuildRun run;
    private final LogSpool log;
    private final Executor ui;
    private final Instant began;
    private final ReadOnlyLongWrapper written = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> lost = new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private List<BuildLogEntry> waiting = new ArrayList<>();
    private @Nullable Thread thread;
    private Duration last = Duration.ZERO;
    private volatile boolean closed;
    private boolean spooling = true;
    private int users;

    /**
     * @param record as it is now
     * @param ui runs what touches the scene
     * @param logs the folder for what its steps write
     */
    FollowedBuild(BuildRecord record, Executor ui, Path logs) {
        this.record = record;
        this.ui = ui;
        this.began = record.started();
        run = new BuildRun(record.id(), record.started());
        log = new LogSpool(logs);
    }

    /** What was asked for, and how it stood when following began. */
    public BuildRecord record() {
        return record;
    }

    /** What happened. */
    public BuildRun run() {
        return run;
    }

    /** What was written. */
    public LogSpool log() {
        return log;
    }

    /** Rises when more was written. */
    public ReadOnlyLongProperty writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /** Why the build could not be followed further, or its log not be kept; null as long as all is well. */
    public ReadOnlyObjectProperty<@Nullable Throwable> lostProperty() {
        return lost.getReadOnlyProperty();
    }

    /** How long it has gone on; how long it took, where it has ended. */
    public Duration elapsed() {
        if (run.isRunning()) {
            Duration now = Duration.between(began, Instant.now());
            return now.compareTo(last) > 0 ? now : last;
        }
        return Reasons.time(run.outcomeProperty().get()).orElse(last);
    }

    /** Begins to follow, on a thread of its own. */
    void follow(BuildHistory history, Consumer<BuildRecord> ended) {
        thread = Thread.ofVirtual().name("build-" + record.id()).start(() -> {
            Throwable failure = null;
            try {
                // At once, for following may fail; of a build that has just begun the Dockerfile is read when it is planned.
                boolean known = readText(history);
                BuildRecord end = history.follow(record.id(), entry -> {
                    take(entry);
                    if (!known && entry.event() instanceof BuildEvent.Planned) {
                        readText(history);
                    }
                });
                later(() -> {
                    run.builds(end.text());
                    end(end.outcome(), () -> ended.accept(end));
                });
                return;
            } catch (CancellationException e) {
                // Nobody wants to know any more.
                return;
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
            Throwable reason = failure;
            LOG.log(Level.WARNING, "following a build", reason);
            later(() -> {
                lost.set(reason);
                end(new BuildRecord.Outcome.Interrupted(), () -> {
                });
            });
        });
    }

    /** @return whether there is one by now */
    private boolean readText(BuildHistory history) {
        try {
            String text = history.get(record.id()).text();
            later(() -> run.builds(text));
            return !text.isEmpty();
        } catch (EngineException e) {
            // It comes with the end, too.
            LOG.log(Level.WARNING, "reading the Dockerfile of a build", e);
            return false;
        }
    }

    private void end(BuildRecord.Outcome outcome, Runnable after) {
        drain();
        run.ended(outcome);
        written.set(written.get() + 1);
        after.run();
    }

    private void later(Runnable action) {
        ui.execute(() -> {
            if (!closed) {
                action.run();
            }
        });
    }

    /** On the following thread: a command may write faster than a window can show. */
    private void take(BuildLogEntry entry) {
        if (closed) {
            throw new CancellationException("no longer followed");
        }
        switch (entry.event()) {
            case BuildEvent.Output output -> spool(output.step(), entry.since(), output.text());
            case BuildEvent.Finished finished -> ended(finished.step(), entry);
            case BuildEvent.Failed failed -> ended(failed.step(), entry);
            default -> keep(entry);
        }
        if (told.compareAndSet(false, true)) {
            ui.execute(() -> {
                told.set(false);
                if (!closed) {
                    drain();
                    written.set(written.get() + 1);
                }
            });
        }
    }

    private void ended(int step, BuildLogEntry entry) {
        write(spool -> spool.end(step));
        keep(entry);
    }

    private void spool(int step, Duration since, String text) {
        write(spool -> spool.write(step, (int) Math.min(Integer.MAX_VALUE, since.toMillis()), text));
    }

    /** Something done to the log. */
    private interface Writing {
        void to(LogSpool spool) throws IOException;
    }

    /** A log that cannot be kept is said once; the build goes on all the same. */
    private void write(Writing writing) {
        if (!spooling) {
            return;
        }
        try {
            writing.to(log);
        } catch (IOException e) {
            spooling = false;
            LOG.log(Level.WARNING, "keeping the log of a build", e);
            later(() -> lost.set(e));
        }
    }

    private synchronized void keep(BuildLogEntry entry) {
        waiting.add(entry);
    }

    private synchronized List<BuildLogEntry> taken() {
        List<BuildLogEntry> now = waiting;
        waiting = new ArrayList<>();
        return now;
    }

    private void drain() {
        for (BuildLogEntry entry : taken()) {
            last = entry.since().compareTo(last) > 0 ? entry.since() : last;
            run.accept(entry);
        }
    }

    /** Someone shows it: its log stays until {@link #release} is called as often. */
    public void hold() {
        users++;
    }

    /** Someone shows it no more. */
    public void release() {
        users--;
        if (closed && users == 0) {
            closeLog();
        }
    }

    /** Whether someone shows it. */
    boolean isHeld() {
        return users > 0;
    }

    /** Ends the following, not the build: what is known of it ends here. The log goes when nobody shows it any more. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Thread following = thread;
        if (following != null) {
            following.interrupt();
        }
        if (run.isRunning()) {
            drain();
            run.ended(new BuildRecord.Outcome.Interrupted());
        }
        if (users == 0) {
            closeLog();
        }
    }

    private void closeLog() {
        try {
            log.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "closing the log of a build", e);
        }
    }
}
