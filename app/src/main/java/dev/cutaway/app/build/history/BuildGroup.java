package dev.cutaway.app.build.history;

import dev.cutaway.engine.api.build.BuildRecord.Outcome;

/** The groups that chips above the builds stand for: all, and one for each way a build can stand. */
enum BuildGroup {
    /** Every build. */
    ALL,
    /** Those that go on. */
    RUNNING,
    /** Those that made an image. */
    BUILT,
    /** Those that failed. */
    FAILED,
    /** Those that a person stopped. */
    CANCELLED,
    /** Those that were cut off, as by the end of the engine. */
    INTERRUPTED;

    boolean has(Outcome outcome) {
        return this == ALL || this == switch (outcome) {
            case Outcome.Running _ -> RUNNING;
            case Outcome.Built _ -> BUILT;
            case Outcome.Failed _ -> FAILED;
            case Outcome.Cancelled _ -> CANCELLED;
            case Outcome.Interrupted _ -> INTERRUPTED;
        };
    }

    /** The key of its name. */
    String key() {
        return switch (this) {
            case ALL -> "build.group.all";
            case RUNNING -> "build.outcome.running";
            case BUILT -> "build.outcome.built";
            case FAILED -> "build.outcome.failed";
            case CANCELLED -> "build.outcome.cancelled";
            case INTERRUPTED -> "build.outcome.interrupted";
        };
    }
}
