package dev.cutaway.app.library;

import dev.cutaway.inspector.Progress;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The bytes of an archive as an engine takes them: a file as it is, a layout folder as a tar made on the way. */
final class ArchiveStream {

    private static final int PIPE = 1 << 18;

    private ArchiveStream() {}

    /**
     * Opens it.
     *
     * @param progress told of the bytes read; stops the reader
     */
    static InputStream open(Path path, Progress progress) throws IOException {
        if (!Files.isDirectory(path)) {
            progress.total(Files.size(path));
            return new Counted(Files.newInputStream(path), progress);
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(path)) {
            files = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
        }
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        progress.total(total);
        return new Counted(tar(path, files), progress);
    }

    private static InputStream tar(Path folder, List<Path> files) throws IOException {
        var out = new PipedOutputStream();
        var failure = new AtomicReference<@Nullable IOException>();
        var in = new PipedInputStream(out, PIPE) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                IOException broken = failure.get();
                if (read < 0 && broken != null) {
                    throw broken;
                }
                return read;
            }
        };
        Thread.ofVirtual().name("tar").start(() -> {
            try (out) {
                // What went wrong is known before the end is seen.
                failure.set(problem(folder, files, out));
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        });
        return in;
    }

    /** Writes them; gives what came in between, or null. */
    private static @Nullable IOException problem(Path folder, List<Path> files, OutputStream out) {
        try {
            write(folder, files, out);
            return null;
        } catch (IOException e) {
            return e;
        } catch (RuntimeException e) {
            return new IOException("packing " + folder + " failed: " + e, e);
        }
    }

    private static void write(Path folder, List<Path> files, OutputStream out) throws IOException {
        var tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        for (Path file : files) {
            var entry = new TarArchiveEntry(folder.relativize(file).toString().replace('\\', '/'));
            entry.setSize(Files.size(file));
            tar.putArchiveEntry(entry);
            Files.copy(file, tar);
            tar.closeArchiveEntry();
        }
        tar.finish();
        tar.flush();
    }

    private static final class Counted extends FilterInputStream {
        private final Progress progress;

        Counted(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            progress.advance(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            progress.advance(Math.max(0, read));
            return read;
        }
    }
}
