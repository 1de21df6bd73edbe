package dev.cutaway.docker.wire.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** The one place where unix sockets are opened. */
public final class UnixSockets {

    private static final System.Logger LOG = System.getLogger(UnixSockets.class.getName());

    private UnixSockets() {}

    /**
     * Connects without a read timeout. Interrupting a thread that waits closes the socket.
     *
     * @throws IOException when nobody listens there
     */
    public static ChannelSocket connect(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            return new ChannelSocket(channel, path);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Connects with a read timeout: a read that waits longer throws {@link java.net.SocketTimeoutException}. Where the native
     * library does not load it is a socket without timeout.
     *
     * @throws IOException when nobody listens there
     * @throws IllegalStateException on a virtual thread, which it would pin
     */
    public static UnixSocket connect(Path path, Duration readTimeout) throws IOException {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("a socket with a read timeout belongs on a platform thread");
        }
        try {
            return new TimedSocket(path, readTimeout);
        } catch (LinkageError e) {
            LOG.log(System.Logger.Level.INFO, "The native library of timed sockets does not load here; no timeouts", e);
            return connect(path);
        }
    }
}
