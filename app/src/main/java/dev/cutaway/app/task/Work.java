package dev.cutaway.app.task;

import dev.cutaway.inspector.Progress;

/**
 * Something that takes time. Runs on a thread of its own and may block.
 *
 * @param <T> what comes out
 */
@FunctionalInterface
public interface Work<T> {

    /**
     * Does it.
     *
     * @param progress told how far it is; throws {@link java.util.concurrent.CancellationException} once it is unwanted
     * @throws Exception whatever goes wrong; it is shown as a {@link Failure}
     */
    T run(Progress progress) throws Exception;
}
