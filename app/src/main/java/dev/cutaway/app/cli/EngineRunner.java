package dev.cutaway.app.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the bundled engine. An interface, so that the command line names no engine. */
public interface EngineRunner {

    /**
     * Serves until the process is told to end.
     *
     * @param socket where to listen; null for the user's own place
     * @param data folder of the store; null for the user's own
     * @param idle ends by itself when nobody was connected for so long; null for never
     * @return an {@link ExitCode}
     */
    int run(@Nullable Path socket, @Nullable Path data, @Nullable Duration idle)
            throws IOException, InterruptedException;

    /**
     * Goes through the life of an engine on a store of its own, for the JVM to learn the start from.
     *
     * @return an {@link ExitCode}
     */
    int rehearse() throws IOException, InterruptedException;
}
