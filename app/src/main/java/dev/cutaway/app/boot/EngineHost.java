package dev.cutaway.app.boot;

import dev.cutaway.app.cli.EngineRunner;
import dev.cutaway.app.cli.ExitCode;
import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs the bundled engine in this process, until the process is told to end or nobody needs it any more. */
final class EngineHost implements EngineRunner {

    private final UserFolders folders;
    private final PrintStream err;
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * @param folders where store and socket are unless told otherwise
     * @param err where a person reads how to use it
     */
    EngineHost(UserFolders folders, PrintStream err) {
        this.folders = folders;
        this.err = err;
    }

    @Override
    public int run(@Nullable Path socket, @Nullable Path data, @Nullable Duration idle)
            throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(this::endOnSignal));
        Path store = Objects.requireNonNullElse(data, folders.data()).toAbsolutePath();
        Path listen = Objects.requireNonNullElse(socket, folders.socket()).toAbsolutePath();
        try (LocalEngine engine = LocalEngine.open(store, EngineOptions.DEFAULT);
                DockerServer server = listen(engine, listen)) {
            greet(store, listen);
            awaitEnd(() -> idleSince(engine, server), idle);
            return ExitCode.OK;
        } finally {
            ended.countDown();
        }
    }

    /** @throws EngineException {@code CONFLICT} when another program listens there */
    private static DockerServer listen(LocalEngine engine, Path socket) throws IOException {
        try {
            return DockerServer.start(engine, socket);
        } catch (IOException e) {
            if (isTaken(socket)) {
                throw new EngineException(Reason.CONFLICT,
                        e.getMessage() + ": use that one, end it, or choose another with --socket", e);
            }
            throw e;
        }
    }

    private static boolean isTaken(Path socket) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public int rehearse() throws IOException, InterruptedException {
        EngineRehearsal.run();
        return ExitCode.OK;
    }

    private void greet(Path store, Path socket) {
        err.println("Cutaway's engine keeps its images in " + store);
        err.println("To use it with a Docker client:  export DOCKER_HOST=unix://" + socket);
        err.println("Ctrl+C ends it.");
    }

    /** Builds go on when nobody waits for them. */
    private static Optional<Instant> idleSince(LocalEngine engine, DockerServer server) {
        return engine.idleSince().flatMap(
                built -> server.idleSince().map(asked -> asked.isAfter(built) ? asked : built));
    }

    private void awaitEnd(Supplier<Optional<Instant>> idleSince, @Nullable Duration idle) throws InterruptedException {
        if (idle == null) {
            told.await();
            return;
        }
        Duration left = idle;
        while (left.isPositive() && !told.await(left.toMillis() + 1, TimeUnit.MILLISECONDS)) {
            left = idleSince.get().map(since -> idle.minus(Duration.between(since, Instant.now()))).orElse(idle);
        }
    }

    /** Being told to end is no failure, as the code that Java gives a signal would say. */
    private void endOnSignal() {
        boolean bySignal = ended.getCount() > 0;
        told.countDown();
        try {
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (bySignal) {
            Runtime.getRuntime().halt(ExitCode.OK);
        }
    }
}
