package dev.cutaway.engine.local.build.context;

import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.blob.Tee;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.SourceLayer;
import dev.cutaway.engine.local.transfer.Failures;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The files of a build, as one plain tar in the store's folder for unfinished things, with its index. A file that comes
 * twice is what it was last. Closing it deletes it.
 */
public final class BuildContext implements AutoCloseable {

    private static final Place PLACE = Place.of("build context");
    private static final int HEADER = 512;
    private static final int BUFFER = 1 << 18;

    private final BlobWriter file;
    private Rootfs files;
    private @Nullable Sent choice;

    private BuildContext(BlobWriter file, LayerIndex index) {
        this.file = file;
        this.files = new Rootfs(List.of(new SourceLayer(index, () -> new FileInputStream(file.file().toFile()))));
    }

    /** What is in it. */
    public Rootfs files() {
        return files;
    }

    /** A context without files. */
    public static BuildContext empty(BlobStore blobs, Limits limits) throws IOException {
        return of(InputStream.nullInputStream(), blobs, limits, Progress.NONE);
    }

    /** Writes a tar. */
    @FunctionalInterface
    public interface Writer {
        /** All of it, its end included. */
        void write(OutputStream out) throws IOException;
    }

    /** Takes in a tar that is written here. */
    public static BuildContext written(Writer writer, BlobStore blobs, Limits limits) throws IOException {
        BlobWriter file = blobs.createUnhashed();
        try {
            var out = new BufferedOutputStream(file, BUFFER);
            writer.write(out);
            out.flush();
            file.end();
            var source = new LayerIndexer.Source(PLACE, Compression.NONE, file.size(), null, null);
            try (InputStream in = new FileInputStream(file.file().toFile())) {
                return new BuildContext(file,
                        new LayerIndexer(limits).index(source, in, Failures.STOPPED_BY_INTERRUPT));
            }
        } catch (IOException | RuntimeException e) {
            try (file) {
                throw e;
            }
        }
    }

    /** Says how its files were chosen; where nobody does, it is as the files themselves ask for. */
    public BuildContext chosenBy(Sent sent) {
        choice = sent;
        return this;
    }

    /** Hides what was needed to begin with, but is ignored: it is not to be copied. */
    public void hideIgnored(String dockerfile) throws IOException {
        Sent sent = choice == null ? Sent.of(dockerfile, files::read) : choice;
        files = files.without(sent.hidden());
    }

    /**
     * Takes in a tar, plain or compressed.
     *
     * @param tar read to its end; not closed
     * @param progress told of the bytes read; may stop it
     * @throws ImageReadException when it is damaged, hostile or too large
     */
    public static BuildContext of(InputStream tar, BlobStore blobs, Limits limits, Progress progress)
            throws IOException {
        var buffered = new BufferedInputStream(tar);
        buffered.mark(Compression.HEAD_BYTES);
        byte[] head = buffered.readNBytes(Compression.HEAD_BYTES);
        buffered.reset();
        BlobWriter file = blobs.createUnhashed();
        try (var ended = new EndedTar(Compression.detect(head).decompress(unclosed(buffered), PLACE, limits))) {
            var source = new LayerIndexer.Source(PLACE, Compression.NONE, -1, null, null);
            LayerIndex index = new LayerIndexer(limits).index(source, new Tee(ended, file), progress);
            checkWhole(index, ended.came());
            file.end();
            return new BuildContext(file, index);
        } catch (IOException | RuntimeException e) {
            try (file) {
                throw e;
            }
        }
    }

    /** The end that was added must not hide that the last file is cut off. */
    private static void checkWhole(LayerIndex index, long came) throws IOException {
        int last = 0;
        for (int entry = 1; entry < index.size(); entry++) {
            last = index.headerOffset(entry) > index.headerOffset(last) ? entry : last;
        }
        boolean blocks = came % HEADER == 0;
        if (!blocks && index.kind(last) == EntryKind.FILE
                && index.headerOffset(last) + HEADER + index.bytes(last) > came) {
            throw new ImageReadException(
                    new Problem.Truncated(PLACE.entry(index.path(last)), "the last file is not whole"));
        }
    }

    private static InputStream unclosed(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return in.read(into, from, length);
            }

            @Override
            public void close() {
                // The caller's.
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
