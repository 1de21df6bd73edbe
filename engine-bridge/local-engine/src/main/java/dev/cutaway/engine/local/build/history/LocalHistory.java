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
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The builds of a store, each in a folder of its own. It is read when somebody first wants it. Thread-safe. */
public final class LocalHistory implements BuildHistory, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LocalHistory.class.getName());
    private static final String TYPE = "builder";
    private static final int ID_LENGTH = 12;

    private final HistoryFolder folder;
    private final Builder builder;
    private final Remains remains;
    private final OpenedSteps opened;
    private final Events events;
    private Retention retention;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, RunningBuild> running = new HashMap<>();
    private @Nullable Map<String, RecordedBuild> builds;
    private boolean whole;
    private Instant lastEnd = Instant.now();
    private boolean closed;

    /**
     * @param builder does them
     * @param remains where files of steps are kept
     * @param events told of each beginning, end and removal
     * @param retention how much stays where nobody has set it
     */
    public LocalHistory(StoreFolder store, Builder builder, Remains remains, Events events, Retention retention) {
        this.remains = remains;
        this.opened = new OpenedSteps(remains);
        this.folder = new HistoryFolder(store);
        this.builder = builder;
        this.events = events;
        this.retention = retention;
    }

    /** Work under the lock. */
    private interface Work<T> {
        T run(Map<String, RecordedBuild> builds) throws EngineException;
    }

    private <T> T locked(Work<T> work) throws EngineException {
        lock.lock();
        try {
            Map<String, RecordedBuild> known = builds;
            if (known == null) {
                known = load();
                builds = known;
            }
            return work.run(known);
        } finally {
            lock.unlock();
        }
    }

    private Map<String, RecordedBuild> load() throws EngineException {
        HistoryFolder.Loaded loaded = folder.load();
        var known = new HashMap<String, RecordedBuild>();
        loaded.builds().forEach(build -> known.put(build.id(), build));
        whole = loaded.whole();
        retention = folder.retention(retention);
        try {
            sweep(known);
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.WARNING, "what failed steps left could not be removed", e);
        }
        return known;
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
        RunningBuild begun = locked(known -> {
            if (closed) {
                throw new EngineException(Reason.UNREACHABLE, "the engine is ending");
            }
            String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
            RecordedBuild build = folder.create(Records.of(id, request, Instant.now()));
            var next = new RunningBuild(build, new Recording(build, listener));
            known.put(id, build);
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
            locked(known -> {
                List<RecordedBuild> going = Excess.of(newestFirst(known), retention);
                delete(known, going);
                return going;
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

    private static List<RecordedBuild> newestFirst(Map<String, RecordedBuild> known) {
        var all = new ArrayList<>(known.values());
        all.sort(Comparator.comparing((RecordedBuild build) -> build.now().started()).reversed()
                .thenComparing(RecordedBuild::id));
        return all;
    }

    @Override
    public List<BuildRecord> list() throws EngineException {
        return locked(known -> {
            known.values().forEach(RecordedBuild::saveAgain);
            return newestFirst(known).stream().map(RecordedBuild::now).toList();
        });
    }

    @Override
    public List<BuildRecord> outline() throws EngineException {
        return list().stream().map(BuildRecord::withoutText).toList();
    }

    @Override
    public BuildRecord get(String id) throws EngineException {
        return locked(known -> find(known, id).now());
    }

    @Override
    public Retention retention() throws EngineException {
        return locked(_ -> retention);
    }

    @Override
    public void retain(Retention next) throws EngineException {
        locked(known -> {
            folder.save(next);
            retention = next;
            delete(known, Excess.of(newestFirst(known), next));
            return next;
        });
    }

    @Override
    public BuildRecord follow(String id, Consumer<BuildLogEntry> listener) throws EngineException {
        RecordedBuild build = locked(known -> find(known, id));
        try (var reader = new LogReader(build.log())) {
            for (BuildLogEntry entry = reader.next(); entry != null; entry = reader.next()) {
                listener.accept(entry);
            }
            return build.now();
        } catch (IOException e) {
            throw DiskErrors.translate(e, "read", build.log().file());
        }
    }

    private static RecordedBuild find(Map<String, RecordedBuild> known, String id) throws EngineException {
        RecordedBuild build = known.get(id);
        if (build == null) {
            throw new EngineException(Reason.NOT_FOUND, "No such build: " + id);
        }
        return build;
    }

    @Override
    public void cancel(String id) throws EngineException {
        RunningBuild build = locked(known -> Optional.ofNullable(running.get(find(known, id).id()))).orElse(null);
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
        locked(known -> {
            var going = new ArrayList<RecordedBuild>();
            for (String id : ids) {
                RecordedBuild build = known.get(id);
                if (build != null && build.isRunning()) {
                    throw new EngineException(Reason.CONFLICT, "build " + id + " still runs: cancel it first");
                } else if (build != null) {
                    going.add(build);
                }
            }
            delete(known, going);
            return going;
        });
    }

    @Override
    public Digest open(String id, int step) throws EngineException {
        RecordedBuild build = locked(known -> find(known, id));
        // What was written down may be long; nobody waits while it is read.
        StepState state = OpenedSteps.read(build, step);
        return locked(known -> opened.open(find(known, id), step, state));
    }

    private void delete(Map<String, RecordedBuild> known, List<RecordedBuild> going) throws EngineException {
        Set<String> gone = new HashSet<>();
        try {
            for (RecordedBuild build : going) {
                folder.delete(build.id());
                known.remove(build.id());
                gone.add(build.id());
                publish("remove", build.now());
            }
        } finally {
            // Last: where it fails, what is left goes with the next sweep.
            opened.forget(gone);
        }
        sweep(known);
    }

    /**
     * What failed steps left goes with their records. While something runs, its record may be still to come; one that
     * could not be read may name any of it.
     */
    private void sweep(Map<String, RecordedBuild> known) throws EngineException {
        if (whole && known.values().stream().noneMatch(RecordedBuild::isRunning)) {
            Set<Digest> kept = keepStates(known, retention.states());
            kept.addAll(opened.all());
            remains.deleteBut(kept);
        }
    }

    /** The states of the newest builds that have one; the records of the others lose theirs. */
    private static Set<Digest> keepStates(Map<String, RecordedBuild> known, int count) {
        Set<Digest> kept = new HashSet<>();
        int builds = 0;
        for (RecordedBuild build : newestFirst(known)) {
            if (build.now().outcome() instanceof BuildRecord.Outcome.Failed failed && failed.state() != null) {
                builds++;
                if (builds <= count) {
                    kept.add(failed.state());
                } else {
                    build.save(Records.withoutState(build.now(), failed));
                }
            }
        }
        return kept;
    }

    /**
     * Deletes what failed steps left, of all records, and files of steps that were opened; while something runs, nothing.
     *
     * @return bytes that are free now
     */
    public long clearRemains() throws EngineException {
        return locked(known -> {
            if (known.values().stream().anyMatch(RecordedBuild::isRunning)) {
                return 0L;
            }
            opened.clear();
            return remains.deleteBut(keepStates(known, 0));
        });
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
