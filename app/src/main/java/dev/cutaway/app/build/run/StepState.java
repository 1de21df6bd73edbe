package dev.cutaway.app.build.run;

import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How far a step is.
 *
 * @param phase where it is
 * @param began the time since the build began; null as long as it waits
 * @param took how long it took; null as long as it has not ended
 * @param reason why it was taken from the cache, or was not; null as long as that is not known
 * @param layers how many its stage has after it; 0 for none, and where that is not known
 * @param bytes of the layer it made or the base image it is, as Docker counts; 0 for none
 * @param image id of what the stage is after it, or of what it left when it failed; null as long as there is none
 * @param files that its layer touches; null where it made none, or that is not known
 * @param message what went wrong, in the engine's words; empty when nothing did
 * @param exitCode of the command that went wrong; null where none did
 */
public record StepState(Phase phase, @Nullable Duration began, @Nullable Duration took, @Nullable CacheReason reason,
        int layers, long bytes, @Nullable Digest image, @Nullable TouchedFiles files, String message,
        @Nullable Integer exitCode) {

    /** It has not begun. */
    public static final StepState WAITING = new StepState(Phase.WAITING, null, null, null, null);

    /** Of a step that has made nothing and did not go wrong. */
    StepState(Phase phase, @Nullable Duration began, @Nullable Duration took, @Nullable CacheReason reason,
            @Nullable Digest image) {
        this(phase, began, took, reason, 0, 0, image, null, "", null);
    }

    /** Whether it left files that can be looked at: as it ended, or as it failed. */
    public boolean hasFiles() {
        return switch (phase) {
            case DONE, CACHED -> layers > 0;
            case FAILED -> image != null;
            case WAITING, RUNNING, STOPPED -> false;
        };
    }

    /** Where a step is. */
    public enum Phase {
        /** It has not begun. */
        WAITING,
        /** It is being done. */
        RUNNING,
        /** It was taken from the cache. */
        CACHED,
        /** It was done. */
        DONE,
        /** It failed. */
        FAILED,
        /** The build ended before it could end. */
        STOPPED
    }
}
