package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * A file of the person's, which others may write to meanwhile. Every reader has a channel of its own, because an
 * interrupted thread closes the channel it reads from, for everyone. The file's identity is looked at whenever a reader
 * starts and ends.
 */
final class FileSource implements ByteSource {

    private final Path path;
    private final Place place;
    private final BasicFileAttributes seen;

    /**
     * @param path a regular file
     * @param place for errors
     */
    FileSource(Path path, Place place) throws ImageReadException {
        this.path = path;
        this.place = place;
        this.seen = look();
    }

    @Override
    public long size() {
        return seen.size();
    }

    @Override
    public String identity() {
        return path.toAbsolutePath() + " " + seen.fileKey() + " " + seen.size() + " " + seen.lastModifiedTime();
    }

    @Override
    public InputStream open(long from, long length) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw Failures.unreadable(e, place);
        }
        try {
            checkUnchanged();
            channel.position(from);
            return new Part(channel, length);
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static CancellationException interrupted(ClosedByInterruptException cause) {
        var cancelled = new CancellationException("interrupted");
        cancelled.initCause(cause);
        return cancelled;
    }

    /** Fails when the file is not the one that was opened, or was written to since. */
    void checkUnchanged() throws ImageReadException {
        BasicFileAttributes now = look();
        if (now.size() != seen.size() || !now.lastModifiedTime().equals(seen.lastModifiedTime())
                || !Objects.equals(now.fileKey(), seen.fileKey())) {
            throw new ImageReadException(new Problem.Changed(place));
        }
    }

    private BasicFileAttributes look() throws ImageReadException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            throw Failures.unreadable(e, place);
        }
    }

    @Override
    public void close() {
        // Nothing is held open between readers.
    }

    /** One reader. */
    private final class Part extends InputStream {

        private final FileChannel channel;
        private long left;

        Part(FileChannel channel, long length) {
            this.channel = channel;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                checkUnchanged();
                return -1;
            }
            int n;
            try {
                n = channel.read(ByteBuffer.wrap(into, from, (int) Math.min(left, length)));
            } catch (ClosedByInterruptException e) {
                throw interrupted(e);
            } catch (IOException e) {
                throw Failures.unreadable(e, place);
            }
            if (n < 0) {
                throw new ImageReadException(new Problem.Changed(place));
            }
            left -= n;
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = Math.clamp(n, 0, left);
            try {
                channel.position(channel.position() + skipped);
            } catch (ClosedByInterruptException e) {
                throw interrupted(e);
            }
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() {
            return (int) Math.min(left, Integer.MAX_VALUE);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
