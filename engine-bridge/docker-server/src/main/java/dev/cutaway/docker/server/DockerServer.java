package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.socket.ChannelSocket;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.system.EngineVersion;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers the Docker Engine API on a unix socket, for any engine, which it does not close. Only the user who started it
 * can connect. Thread-safe.
 */
public final class DockerServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DockerServer.class.getName());

    /** How long requests that run may go on once the server is closed. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** Pause when no descriptor is left for another connection. */
    private static final Duration BREATHER = Duration.ofMillis(50);

    private final SocketBinding binding;
    private final Routes routes;
    private final ResponseHeads heads;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int running;
    private Instant lastEnd = Instant.now();
    private volatile boolean closed;

    private DockerServer(Engine engine, SocketBinding binding, EngineVersion version) {
        this.binding = binding;
        this.routes = new Routes(engine);
        this.heads = new ResponseHeads(version.version(), version.os());
    }

    /**
     * Starts to listen.
     *
     * @param socket file to be; its folder is made where it is missing, and must be closed to other users
     * @throws IOException when another engine listens there, or it cannot be made
     */
    public static DockerServer start(Engine engine, Path socket) throws IOException {
        EngineVersion version = engine.system().version();
        var server = new DockerServer(engine, SocketBinding.bind(socket), version);
        Thread.ofPlatform().name("accept").daemon().start(server::accept);
        return server;
    }

    /** Where it listens. */
    public Path socket() {
        return binding.socket();
    }

    /** How many clients are connected, whether they ask for something or not. */
    public int openConnections() {
        return connections.size();
    }

    /** Since when nothing was asked for; empty while a request is being answered, an open stream of events included. */
    public Optional<Instant> idleSince() {
        lock.lock();
        try {
            return running > 0 ? Optional.empty() : Optional.of(lastEnd);
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                SocketChannel channel = binding.channel().accept();
                var connection = new ClientConnection(new ChannelSocket(channel, socket()), routes, heads, new Book());
                connections.add(connection);
                if (closed) {
                    connection.abort();
                }
                Thread.ofVirtual().name("client").start(connection);
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException | RuntimeException | Error e) {
                // Whatever it is, the next client may fare better; without this thread all would wait for ever.
                LOG.log(System.Logger.Level.WARNING, "a connection could not be taken", e);
                LockSupport.parkNanos(BREATHER.toNanos());
            }
        }
    }

    private final class Book implements ClientConnection.Listener {
        @Override
        public void begun() {
            count(1);
        }

        @Override
        public void ended() {
            count(-1);
        }

        @Override
        public void closed(ClientConnection connection) {
            connections.remove(connection);
        }

        private void count(int more) {
            lock.lock();
            try {
                running += more;
                lastEnd = Instant.now();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes no more requests, lets those that run end for a few seconds, then stops them. Waits for that. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        binding.close();
        for (ClientConnection connection : connections) {
            if (!connection.isBusy() || connection.isEndless()) {
                connection.abort();
            }
        }
        awaitEnd();
        for (ClientConnection connection : connections) {
            connection.abort();
        }
        awaitEnd();
    }

    private void awaitEnd() {
        long left = GRACE.toNanos();
        lock.lock();
        try {
            while (running > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
