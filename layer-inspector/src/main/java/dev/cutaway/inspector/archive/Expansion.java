package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.tar.TarBlock;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * A compressed archive's tar, in a temporary file. The file has no name from the moment it is open (on systems that
 * allow it), so that not even a killed process leaves it behind; it is mapped, because an interrupted thread would
 * close a shared channel for everyone.
 */
final class Expansion implements ByteSource {

    private static final int BUFFER_BYTES = 256 << 10;
    private static final long SPACE_TO_LEAVE = 64L << 20;
    private static final long SPACE_CHECK_EVERY = 64L << 20;

    private final Arena arena = Arena.ofShared();
    private final String identity;
    private final FileChannel channel;
    private final MemorySegment bytes;

    private Expansion(FileChannel channel, String identity) throws IOException {
        this.identity = identity;
        this.channel = channel;
        this.bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }

    /**
     * Expands a file. When it fails or is stopped, nothing is left behind.
     *
     * @param file the compressed archive
     * @param compression how it is compressed
     */
    static Expansion of(FileSource file, Compression compression, Place place, Limits limits, Progress progress)
            throws IOException {
        progress.total(file.size());
        Path folder = roomiest();
        try (InputStream tar = compression.decompress(new Reporting(file.open(0, file.size()), progress), place,
                limits)) {
            byte[] head = tar.readNBytes(TarBlock.SIZE);
            if (head.length < TarBlock.SIZE || !new TarBlock(head, 0).checksumHolds()) {
                throw new ImageReadException(
                        new Problem.NotAnImage(place, "it holds no tar archive, only something else compressed"));
            }
            return write(head, tar, folder, file.identity());
        }
    }

    /** On many systems /tmp is memory, and /var/tmp is where large files may go. */
    private static Path roomiest() throws IOException {
        Path usual = Path.of(System.getProperty("java.io.tmpdir"));
        Path large = Path.of("/var/tmp");
        try {
            return Files.isWritable(large)
                    && Files.getFileStore(large).getUsableSpace() > Files.getFileStore(usual).getUsableSpace()
                            ? large
                            : usual;
        } catch (IOException e) {
            throw Failures.unreadable(e, Place.of(usual.toString()));
        }
    }

    private static Expansion write(byte[] head, InputStream tar, Path folder, String identity)
            throws IOException {
        FileChannel channel = temporary(folder);
        try {
            FileStore store = Files.getFileStore(folder);
            write(channel, ByteBuffer.wrap(head), folder);
            byte[] buffer = new byte[BUFFER_BYTES];
            long sinceCheck = SPACE_CHECK_EVERY;
            for (int n = tar.read(buffer); n >= 0; n = tar.read(buffer)) {
                if (sinceCheck >= SPACE_CHECK_EVERY) {
                    sinceCheck = 0;
                    checkSpace(store, folder);
                }
                write(channel, ByteBuffer.wrap(buffer, 0, n), folder);
                sinceCheck += n;
            }
            return new Expansion(channel, "expanded " + identity);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel temporary(Path folder) throws IOException {
        try {
            Path file = Files.createTempFile(folder, "cutaway-", ".tar");
            return FileChannel.open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw Failures.unreadable(e, Place.of(folder.toString()));
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, Path folder) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (ClosedByInterruptException e) {
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (IOException e) {
            throw Failures.unreadable(e, Place.of(folder.toString()));
        }
    }

    private static void checkSpace(FileStore store, Path folder) throws IOException {
        if (store.getUsableSpace() < SPACE_TO_LEAVE + SPACE_CHECK_EVERY) {
            throw new ImageReadException(new Problem.Unreadable(Place.of(folder.toString()),
                    "too little space is free there to expand the archive"));
        }
    }

    @Override
    public long size() {
        return bytes.byteSize();
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public InputStream open(long from, long length) {
        return new Part(bytes.asSlice(from, length));
    }

    @Override
    public void close() throws IOException {
        if (arena.scope().isAlive()) {
            arena.close();
        }
        channel.close();
    }

    /** One reader. */
    private static final class Part extends InputStream {

        private final MemorySegment part;
        private long position;

        Part(MemorySegment part) {
            this.part = part;
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
            int n = (int) Math.min(length, part.byteSize() - position);
            if (n == 0) {
                return -1;
            }
            try {
                MemorySegment.copy(part, ValueLayout.JAVA_BYTE, position, into, from, n);
            } catch (IllegalStateException e) {
                throw new IOException("the archive was closed while it was read", e);
            }
            position += n;
            return n;
        }

        @Override
        public long skip(long n) {
            long skipped = Math.clamp(n, 0, part.byteSize() - position);
            position += skipped;
            return skipped;
        }

        @Override
        public int available() {
            return (int) Math.min(part.byteSize() - position, Integer.MAX_VALUE);
        }
    }
}
