package dev.cutaway.docker.wire.socket;

import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A unix socket over jnr-unixsocket, whose reads end after a time. It holds the carrier of a virtual thread, so use it
 * on platform threads only.
 */
final class TimedSocket extends UnixSocket {

    private final UnixSocketChannel channel;
    private final InputStream in = new TimedInput();
    private final OutputStream out = new PlainOutput();
    private volatile boolean closed;

    TimedSocket(Path path, Duration readTimeout) throws IOException {
        super(path);
        channel = UnixSocketChannel.open(new UnixSocketAddress(path.toFile()));
        channel.socket().setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return channel.socket().getSoTimeout();
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Shuts down first: the descriptor itself must not go while another thread is in a call on it. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                channel.shutdownInput();
                channel.shutdownOutput();
            } catch (IOException _) {
                // The other end was quicker.
            }
            channel.close();
        }
    }

    private final class TimedInput extends InputStream {
        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        /** The library's 0 is a read that timed out. */
        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = channel.read(ByteBuffer.wrap(into, from, length));
            if (count == 0) {
                throw new SocketTimeoutException("no answer in " + getSoTimeout() + " ms");
            }
            return count;
        }
    }

    private final class PlainOutput extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
