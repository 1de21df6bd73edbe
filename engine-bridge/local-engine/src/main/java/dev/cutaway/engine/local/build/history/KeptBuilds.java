package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The builds that are kept, each in a folder of its own, and how much of them stays. For one thread at a time. */
final class KeptBuilds {

    private static final System.Logger LOG = System.getLogger(KeptBuilds.class.getName());

    private final HistoryFolder folder;
    private final Remains remains;
    private final OpenedSteps opened;
    private final Consumer<BuildRecord> forgotten;
    private final Map<String, RecordedBuild> builds = new HashMap<>();
    private Retention retention;
    private boolean isRead;
    private boolean whole;

    /**
     * @param remains where files of steps are kept
     * @param retention how much stays where nobody has set it
     * @param forgotten told of each that is removed
     */
    KeptBuilds(HistoryFolder folder, Remains remains, Retention retention, Consumer<BuildRecord> forgotten) {
        this.folder = folder;
        this.remains = remains;
        this.opened = new OpenedSteps(remains);
        this.retention = retention;
        this.forgotten = forgotten;
    }

    /** Reads them, unless that was done. All else comes after it. */
    void read() throws EngineException {
        if (isRead) {
            return;
        }
        HistoryFolder.Loaded loaded = folder.load();
        loaded.builds().forEach(build -> builds.put(build.id(), build));
        whole = loaded.whole();
        retention = folder.retention(retention);
        isRead = true;
        try {
            sweep();
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.WARNING, "what failed steps left could not be removed", e);
        }
    }

    /** One more, which is written down. */
    RecordedBuild begin(BuildRecord first) throws EngineException {
        RecordedBuild build = folder.create(first);
        builds.put(build.id(), build);
        return build;
    }

    /** @throws EngineException {@code NOT_FOUND} */
    RecordedBuild find(String id) throws EngineException {
        RecordedBuild build = builds.get(id);
        if (build == null) {
            throw new EngineException(Reason.NOT_FOUND, "No such build: " + id);
        }
        return build;
    }

    List<RecordedBuild> newestFirst() {
        var all = new ArrayList<>(builds.values());
        all.sort(Comparator.comparing((RecordedBuild build) -> build.now().started()).reversed()
                .thenComparing(RecordedBuild::id));
        return all;
    }

    Retention retention() {
        return retention;
    }

    /** See {@link dev.cutaway.engine.api.build.BuildHistory#retain}. */
    void retain(Retention next) throws EngineException {
        folder.save(next);
        retention = next;
        trim();
    }

    /** Removes what is too much. */
    void trim() throws EngineException {
        delete(Excess.of(newestFirst(), retention));
    }

    /** See {@link dev.cutaway.engine.api.build.BuildHistory#remove}. */
    void remove(Collection<String> ids) throws EngineException {
        var going = new ArrayList<RecordedBuild>();
        for (String id : ids) {
            RecordedBuild build = builds.get(id);
            if (build != null && build.isRunning()) {
                throw new EngineException(Reason.CONFLICT, "build " + id + " still runs: cancel it first");
            } else if (build != null) {
                going.add(build);
            }
        }
        delete(going);
    }

    /**
     * See {@link dev.cutaway.engine.api.build.BuildHistory#open}.
     *
     * @param state as {@link OpenedSteps#read} found it
     */
    Digest open(String id, int step, @Nullable StepState state) throws EngineException {
        return opened.open(find(id), step, state);
    }

    private void delete(List<RecordedBuild> going) throws EngineException {
        Set<String> gone = new HashSet<>();
        try {
            for (RecordedBuild build : going) {
                folder.delete(build.id());
                builds.remove(build.id());
                gone.add(build.id());
                forgotten.accept(build.now());
            }
        } finally {
            // Last: where it fails, what is left goes with the next sweep.
            opened.forget(gone);
        }
        sweep();
    }

    private boolean isAtWork() {
        return builds.values().stream().anyMatch(RecordedBuild::isRunning);
    }

    /**
     * What failed steps left goes with their records. While something runs, its record may be still to come; one that
     * could not be read may name any of it.
     */
    private void sweep() throws EngineException {
        if (whole && !isAtWork()) {
            Set<Digest> kept = keepStates(retention.states());
            kept.addAll(opened.all());
            remains.deleteBut(kept);
        }
    }

    /** The states of the newest builds that have one; the records of the others lose theirs. */
    private Set<Digest> keepStates(int count) {
        Set<Digest> kept = new HashSet<>();
        int found = 0;
        for (RecordedBuild build : newestFirst()) {
            if (build.now().outcome() instanceof BuildRecord.Outcome.Failed failed && failed.state() != null) {
                found++;
                if (found <= count) {
                    kept.add(failed.state());
                } else {
                    build.save(Records.withoutState(build.now(), failed));
                }
            }
        }
        return kept;
    }

    /** See {@link LocalHistory#clearRemains}. */
    long clearRemains() throws EngineException {
        if (isAtWork()) {
            return 0;
        }
        opened.clear();
        return remains.deleteBut(keepStates(0));
    }
}
