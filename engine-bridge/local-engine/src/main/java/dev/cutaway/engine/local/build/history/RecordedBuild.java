package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** A build of the history, running or ended. Thread-safe. */
final class RecordedBuild {

    private static final System.Logger LOG = System.getLogger(RecordedBuild.class.getName());

    private final HistoryFolder folder;
    private final BuildLog log;
    private final StepStates states;
    private final ReentrantLock saving = new ReentrantLock();
    private volatile BuildRecord now;
    private boolean unsaved;

    RecordedBuild(HistoryFolder folder, BuildRecord first, BuildLog log) {
        this.folder = folder;
        this.now = first;
        this.log = log;
        this.states = new StepStates(log.file().resolveSibling("steps"));
    }

    BuildRecord now() {
        return now;
    }

    BuildLog log() {
        return log;
    }

    StepStates states() {
        return states;
    }

    /** Bytes that it takes, but for the record. */
    long bytes() {
        return log.length() + states.length();
    }

    String id() {
        return now.id();
    }

    boolean isRunning() {
        return now.outcome() instanceof Outcome.Running;
    }

    /** Shows a change, without writing it down. */
    void show(BuildRecord next) {
        now = next;
    }

    /** Writes down a change, then shows it. Where the disk is full, the next {@link #saveAgain} writes. */
    void save(BuildRecord next) {
        saving.lock();
        unsaved = true;
        try {
            folder.save(next, !(next.outcome() instanceof Outcome.Running));
            unsaved = false;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the record of build " + id() + " could not be written", e);
        } finally {
            now = next;
            saving.unlock();
        }
    }

    /** Writes down what could not be written before. */
    void saveAgain() {
        saving.lock();
        try {
            if (unsaved) {
                save(now);
            }
        } finally {
            saving.unlock();
        }
    }
}
