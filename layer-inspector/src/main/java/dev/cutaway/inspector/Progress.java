package dev.cutaway.inspector;

import java.util.concurrent.CancellationException;

/** Told about work as it goes, by any thread; may stop it. */
@FunctionalInterface
public interface Progress {

    /** Listens to nothing and never stops. */
    Progress NONE = bytes -> {
    };

    /**
     * More of the announced work was done. Called every few hundred kilobytes.
     *
     * @param bytes source bytes read since the last call
     * @throws CancellationException when the work is not wanted any more; it then leaves nothing behind
     */
    void advance(long bytes);

    /**
     * How much work there will be in all; may be called again as more becomes known.
     *
     * @param bytes source bytes
     */
    default void total(long bytes) {}
}
