package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Makes a layer's index in one pass over its bytes: decompresses, hashes the stored and the uncompressed bytes, reads
 * the tar and hashes every file, all at once. Nothing of the content is kept.
 */
public final class LayerIndexer {

    /** Below this, starting two more threads costs more than they bring. */
    private static final long PIPELINE_FROM = 1 << 20;

    private final Limits limits;

    /** @param limits what the layer may ask for */
    public LayerIndexer(Limits limits) {
        this.limits = limits;
    }

    /**
     * What is to be read.
     *
     * @param place how errors call the layer
     * @param compression of the bytes
     * @param storedBytes how many bytes {@code in} is announced to give; −1 when that is not known
     * @param diffId what the uncompressed bytes must hash to; null when that is to be found out
     * @param digest what the stored bytes must hash to; null when that is not known
     */
    public record Source(Place place, Compression compression, long storedBytes, @Nullable Digest diffId,
            @Nullable Digest digest) {}

    /**
     * Reads the layer to its end.
     *
     * @param source what {@code in} is
     * @param in the stored bytes; closed when they have been read
     * @param progress told the stored bytes as they are read
     * @throws ImageReadException when the bytes are not what they should be
     * @throws java.util.concurrent.CancellationException when {@code progress} wants no more, or on interruption
     */
    public LayerIndex index(Source source, InputStream in, Progress progress) throws IOException {
        MessageDigest blobHash = source.digest == null || source.compression == Compression.NONE
                ? null
                : source.digest.newHash();
        var counted = new CountedStream(in, progress);
        InputStream stored = blobHash == null ? counted : new DigestInputStream(counted, blobHash);
        MessageDigest tarHash = Digest.newSha256();
        ColumnarLayerIndex index;
        // Closing the decompressed stream gives its native memory back; it closes those below it, so it comes last.
        try (InputStream tar = source.compression.decompress(stored, source.place, limits)) {
            if (source.storedBytes >= 0 && source.storedBytes < PIPELINE_FROM) {
                index = read(new StreamBlocks(tar, tarHash), tarHash, source, progress);
            } else {
                try (var blocks = new PipelinedBlocks(tar, tarHash, source.place.file())) {
                    index = read(blocks, tarHash, source, progress);
                }
            }
            // A compressed stream may end before its file does: what follows belongs to the blob all the same.
            stored.transferTo(java.io.OutputStream.nullOutputStream());
        }
        verify(source, index, counted.count, blobHash);
        return index;
    }

    private ColumnarLayerIndex read(BlockSource blocks, MessageDigest tarHash, Source source, Progress progress)
            throws IOException {
        var reader = new TarReader(blocks, source.place, limits, 0);
        var builder = new LayerIndexBuilder(limits);
        MessageDigest fileHash = Digest.newSha256();
        TarEntry entry = reader.next();
        while (entry != null) {
            int node = builder.add(entry, source.place);
            if (node >= 0) {
                reader.content((bytes, offset, length) -> {
                    fileHash.update(bytes, offset, length);
                    // Holes cost time without any source bytes: whoever cancels is heard there, too.
                    progress.advance(0);
                });
                builder.content(node, fileHash.digest());
            }
            entry = reader.next();
        }
        reader.drain();
        var encoded = IndexEncoder.encode(builder, Digest.ofSha256(tarHash.digest()), reader.offset(), source.place);
        return Objects.requireNonNull(ColumnarLayerIndex.over(encoded), "just encoded");
    }

    private static void verify(Source source, LayerIndex index, long count, @Nullable MessageDigest blobHash)
            throws IOException {
        if (source.storedBytes >= 0 && count != source.storedBytes) {
            throw new ImageReadException(new Problem.WrongSize(source.place, source.storedBytes, count));
        }
        if (source.digest != null && blobHash != null) {
            check(source.place, source.digest, new Digest(source.digest.algorithm(),
                    java.util.HexFormat.of().formatHex(blobHash.digest())));
        } else if (source.digest != null && source.digest.algorithm().equals("sha256")) {
            check(source.place, source.digest, index.diffId());
        }
        if (source.diffId != null) {
            check(source.place, source.diffId, index.diffId());
        }
    }

    private static void check(Place place, Digest expected, Digest actual) throws IOException {
        if (!expected.equals(actual)) {
            throw new ImageReadException(new Problem.WrongDigest(place, expected, actual));
        }
    }

    /** Counts, and tells the progress of, the stored bytes. */
    private static final class CountedStream extends FilterInputStream {

        private final Progress progress;
        private long count;

        CountedStream(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                counted(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                counted(read);
            }
            return read;
        }

        private void counted(int bytes) {
            count += bytes;
            progress.advance(bytes);
        }
    }
}
