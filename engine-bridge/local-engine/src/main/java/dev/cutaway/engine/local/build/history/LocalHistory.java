package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Digest;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The builds of a store: starts them, and tells of them. They are read when somebody first wants them. Thread-safe. */
public final class LocalHistory implements BuildHistory, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LocalHistory.class.getName());
    private static final String TYPE = "builder";
    private static final int ID_LENGTH = 12;

    private final Builder builder;
    private final KeptBuilds builds;
    private final Events events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, RunningBuild> running = new HashMap<>();
    private Instant lastEnd = Instant.now();
    private boolean closed;

    /**
     * @param builder does them
     * @param remains where files of steps are kept
     * @param events told of each beginning, end and removal
     * @param retention how much stays where nobody has set it
     */
    public LocalHistory(StoreFolder store, Builder builder, Remains remains, Events events, Retention retention) {
        this.builder = builder;
        this.events = events;
        this.builds = new KeptBuilds(new HistoryFolder(store), remains, retention, build -> publish("remove", build));
    }

    /** Work under the lock. */
    private interface Work<T> {
        T run() throws EngineException;
    }

    private <T> T locked(Work<T> work) throws EngineException {
        lock.lock();
        try {
            builds.read();
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Builds, and waits for the image. Interrupting the calling thread stops it.
     *
     * @param listener told on the build's thread
     */
    public Digest build(BuildRequest request, Consumer<BuildEvent> listener) throws EngineException {
        return begin(request, listener).await().image();
    }

    @Override
    public String start(BuildRequest request) throws EngineException {
        RunningBuild begun = begin(request, _ -> {
        });
        if (request.source() instanceof BuildSource.Tar) {
            begun.awaitContext();
        }
        return begun.build().id();
    }

    private RunningBuild begin(BuildRequest request, Consumer<BuildEvent> listener) throws EngineException {
        RunningBuild begun = locked(() -> {
            if (closed) {
                throw new EngineException(Reason.UNREACHABLE, "the engine is ending");
            }
            String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
            RecordedBuild build = builds.begin(Records.of(id, request, Instant.now()));
            var next = new RunningBuild(build, new Recording(build, listener));
            running.put(id, next);
            return next;
        });
        publish("start", begun.build().now());
        begun.start(builder, request, () -> ended(begun));
        return begun;
    }

    private void ended(RunningBuild build) {
        lock.lock();
        try {
            running.remove(build.build().id());
            lastEnd = Instant.now();
        } finally {
            lock.unlock();
        }
        try {
            locked(() -> {
                builds.trim();
                return build;
            });
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.WARNING, "old builds could not be removed", e);
        } finally {
            publish("end", build.build().now());
        }
    }

    private void publish(String action, BuildRecord build) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("name", build.tags().isEmpty() ? build.id() : build.tags().getFirst().familiar());
        attributes.put("outcome", build.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (build.outcome() instanceof BuildRecord.Outcome.Built built) {
            attributes.put("image", built.image().toString());
        }
        events.publish(TYPE, action, build.id(), attributes);
    }

    @Override
    public List<BuildRecord> outline() throws EngineException {
        return locked(() -> builds.newestFirst().stream().map(build -> {
            build.saveAgain();
            return build.now().withoutText();
        }).toList());
    }

    @Override
    public BuildRecord get(String id) throws EngineException {
        return locked(() -> builds.find(id).now());
    }

    @Override
    public Retention retention() throws EngineException {
        return locked(builds::retention);
    }

    @Override
    public void retain(Retention next) throws EngineException {
        locked(() -> {
            builds.retain(next);
            return next;
        });
    }

    @Override
    public BuildRecord follow(String id, Consumer<BuildLogEntry> listener) throws EngineException {
        RecordedBuild build = locked(() -> builds.find(id));
        try (var reader = new LogReader(build.log())) {
            for (BuildLogEntry entry = reader.next(); entry != null; entry = reader.next()) {
                listener.accept(entry);
            }
            return build.now();
        } catch (IOException e) {
            throw DiskErrors.translate(e, "read", build.log().file());
        }
    }

    @Override
    public void cancel(String id) throws EngineException {
        RunningBuild build = locked(() -> Optional.ofNullable(running.get(builds.find(id).id()))).orElse(null);
        if (build == null) {
            return;
        }
        build.stop(Stopping.CANCELLED);
        try {
            build.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    @Override
    public void remove(Collection<String> ids) throws EngineException {
        locked(() -> {
            builds.remove(ids);
            return ids;
        });
    }

    @Override
    public Digest open(String id, int step) throws EngineException {
        RecordedBuild build = locked(() -> builds.find(id));
        // What was written down may be long; nobody waits while it is read.
        StepState state = OpenedSteps.read(build, step);
        return locked(() -> builds.open(id, step, state));
    }

    /**
     * Deletes what failed steps left, of all records, and files of steps that were opened; while something runs, nothing.
     *
     * @return bytes that are free now
     */
    public long clearRemains() throws EngineException {
        return locked(builds::clearRemains);
    }

    /** Since when nothing was built; empty while something is. */
    public Optional<Instant> idleSince() {
        lock.lock();
        try {
            return running.isEmpty() ? Optional.of(lastEnd) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Stops what runs, and waits for that. */
    @Override
    public void close() {
        List<RunningBuild> stopping;
        lock.lock();
        try {
            closed = true;
            stopping = List.copyOf(running.values());
        } finally {
            lock.unlock();
        }
        stopping.forEach(build -> build.stop(Stopping.ENGINE_ENDS));
        for (RunningBuild build : stopping) {
            try {
                build.awaitEnd();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
