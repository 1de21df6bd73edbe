package dev.cutaway.docker.wire.socket;

import dev.cutaway.engine.api.image.FileSink;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A unix socket over a channel of the JDK: quick, at home on virtual threads, closed when a thread that waits in it is
 * interrupted. It has no read timeout.
 */
public final class ChannelSocket extends UnixSocket {

    /** The JDK copies each write through a buffer of its size outside the heap. */
    private static final int LARGEST_WRITE = 128 << 10;

    private static final int FEW = 4 << 10;

    private final SocketChannel channel;
    private final ReadAheadStream in;
    private final ChannelOutput out = new ChannelOutput();

    /**
     * @param channel connected and blocking
     * @param path of the listening end
     */
    public ChannelSocket(SocketChannel channel, Path path) {
        super(path);
        this.channel = channel;
        this.in = new ReadAheadStream(channel);
    }

    /**
     * Watches for the other end's leaving while nobody reads. What comes meanwhile is kept for the next reader.
     *
     * @param gone called once, on another thread, when the other end has left or half-closed
     * @return ends the watch; {@code gone} is not called after its close has returned
     */
    public Watch watch(Runnable gone) {
        return in.watch(gone);
    }

    /** A watch that runs. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    /** The same output, for parts of files. */
    public FileSink files() {
        return out;
    }

    @Override
    public SocketChannel getChannel() {
        return channel;
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
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class ChannelOutput extends OutputStream implements FileSink {
        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int end = from + length;
            int at = from;
            while (at < end) {
                buffer.limit(Math.min(end, at + LARGEST_WRITE)).position(at);
                at += channel.write(buffer);
            }
        }

        @Override
        public void write(FileChannel from, long position, long count) throws IOException {
            long end = position + count;
            long at = position;
            while (at < end) {
                at += from.transferTo(at, end - at, channel);
                if (at < end) {
                    at += waitForRoom(from, at, end - at);
                }
            }
        }

        /**
         * On a virtual thread a transfer takes what there is room for and does not wait; a write of a few bytes does.
         *
         * @return how many bytes of the file that were
         */
        private int waitForRoom(FileChannel from, long position, long most) throws IOException {
            ByteBuffer few = ByteBuffer.allocate((int) Math.min(most, FEW));
            int count = from.read(few, position);
            if (count < 0) {
                throw new EOFException("the file has no more than " + position + " bytes");
            }
            write(few.array(), 0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }
}
