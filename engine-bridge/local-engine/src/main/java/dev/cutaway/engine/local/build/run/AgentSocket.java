package dev.cutaway.engine.local.build.run;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A socket of a command's own that leads to an SSH agent: it may belong to another user than the agent's, and what is
 * left running cannot use it any more once this is closed.
 */
final class AgentSocket implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_PATH = 107;

    private final ServerSocketChannel server;
    private final Path agent;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private AgentSocket(ServerSocketChannel server, Path agent) {
        this.server = server;
        this.agent = agent;
    }

    /**
     * Listens.
     *
     * @param socket that is made
     * @param agent that it leads to
     */
    static AgentSocket open(Path socket, Path agent) throws IOException {
        if (socket.toString().length() > LONGEST_PATH) {
            throw new EngineException(Reason.UNSUPPORTED, "RUN --mount=type=ssh: the path of the store is too long for"
                    + " a socket: " + socket);
        }
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        var mine = new AgentSocket(server, agent);
        Thread.ofVirtual().name("agent").start(mine::accept);
        return mine;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel command = server.accept();
                keep(command);
                Thread.ofVirtual().name("agent").start(() -> connect(command));
            } catch (IOException _) {
                return; // Closed: the command has ended.
            }
        }
    }

    /** Either {@link #close} sees it, or it sees that all is closed. */
    private void keep(SocketChannel channel) throws ClosedChannelException {
        open.add(channel);
        if (!server.isOpen()) {
            open.remove(channel);
            close(channel);
            throw new ClosedChannelException();
        }
    }

    private void connect(SocketChannel command) {
        try (command; var there = SocketChannel.open(UnixDomainSocketAddress.of(agent))) {
            connect(command, there);
        } catch (IOException _) {
            // The agent is gone: the command sees that its connection ends.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(command);
        }
    }

    private void connect(SocketChannel command, SocketChannel there) throws IOException, InterruptedException {
        try {
            keep(there);
            Thread answers = Thread.ofVirtual().name("agent").start(() -> copy(there, command));
            copy(command, there);
            answers.join();
        } finally {
            open.remove(there);
        }
    }

    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (ClosedChannelException _) {
            // By close().
        } catch (IOException _) {
            close(from);
            close(to);
        }
    }

    /** Ends of connections that are held. */
    int held() {
        return open.size();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // It is a socket that nobody uses any more.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(AgentSocket::close);
    }
}
