package dev.cutaway.app.boot;

import dev.cutaway.app.cli.ExitCode;
import dev.cutaway.docker.client.DockerEngine;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** The bundled engine as the window reaches it: the one that runs, or one that is started, and ends when idle. */
final class BundledEngine {

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MS = 15;

    /** Between two starts, so that they do not take the machine from the engine that is ending. */
    private static final Duration BREATHER = Duration.ofMillis(700);

    private final UserFolders folders;
    private final @Nullable String launcher;

    /** @param launcher the program that {@code engine} is an argument of; null where nobody said */
    BundledEngine(UserFolders folders, @Nullable String launcher) {
        this.folders = folders;
        this.launcher = launcher;
    }

    /** Where it listens. */
    Path socket() {
        return folders.socket();
    }

    /**
     * Reaches it, and starts it where it does not run.
     *
     * @throws EngineException {@code UNREACHABLE}, with what it said when it could not start
     */
    Engine connect() throws IOException {
        try {
            return DockerEngine.connect(socket());
        } catch (EngineException e) {
            if (e.reason() != Reason.UNREACHABLE) {
                throw e;
            }
        }
        if (launcher == null) {
            throw new EngineException(Reason.UNREACHABLE,
                    "the bundled engine does not run, and this start of Cutaway cannot start it; run: cutaway engine");
        }
        Files.createDirectories(folders.state());
        Path log = folders.state().resolve("engine.log");
        return await(launcher, log);
    }

    private static Process start(String launcher, Path log) throws IOException {
        var process = new ProcessBuilder(List.of(launcher, "engine", "--idle", Long.toString(IDLE.toSeconds())))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        return process;
    }

    private Engine await(String launcher, Path log) throws IOException {
        Process process = start(launcher, log);
        Instant end = Instant.now().plus(PATIENCE);
        Instant again = Instant.now().plus(BREATHER);
        while (true) {
            boolean ended = !process.isAlive();
            boolean taken = ended && process.exitValue() == ExitCode.ENGINE_TAKEN;
            boolean over = (ended && !taken) || Instant.now().isAfter(end);
            try {
                return DockerEngine.connect(socket());
            } catch (EngineException e) {
                if (e.reason() != Reason.UNREACHABLE) {
                    throw e;
                }
                if (over) {
                    throw new EngineException(Reason.UNREACHABLE,
                            "the bundled engine does not start: " + Files.readString(log).strip(), e);
                }
            }
            // Another window may have started one at the same moment: then ours ends, and theirs is as good. But one
            // that is ending answers no more and has the store still: then ours has its turn after it.
            if (taken && Instant.now().isAfter(again)) {
                process = start(launcher, log);
                again = Instant.now().plus(BREATHER);
            }
            pause(process);
        }
    }

    private static void pause(Process process) {
        try {
            if (process.waitFor(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("interrupted");
            cancelled.initCause(e);
            throw cancelled;
        }
    }
}
