package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.TarScanner.Entry;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;
import dev.cutaway.inspector.tar.TarBlock;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;

/**
 * Keeps the files of an archive that goes by once. Each is written and hashed at the same time, and what begins like a
 * layer is indexed, too. Which files are layers is known only at the archive's end, so this is a guess: where it is
 * wrong, or the layer is damaged, there is just no index. Whoever needs the layer then reads it again, and learns why.
 */
final class Spooling implements TarContents.Keeper {

    private static final int BUFFER_BYTES = 256 << 10;

    private final Spool spool;
    private final Limits limits;
    private final Progress progress;

    /** @param progress may stop it; told of no bytes */
    Spooling(Spool spool, Limits limits, Progress progress) {
        this.spool = spool;
        this.limits = limits;
        this.progress = progress;
    }

    @Override
    public Content keep(Entry entry, Place here, InputStream content) throws IOException {
        byte[] head = content.readNBytes(TarBlock.SIZE);
        Compression compression = Compression.detect(head);
        Spool.SpoolFile file = spool.create(entry.name(), entry.length());
        // A plain layer's two digests are one, which the indexer computes.
        boolean hashedByIndexer = compression == Compression.NONE && startsTar(head);
        var tee = new Tee(new SequenceInputStream(new ByteArrayInputStream(head), content), file,
                hashedByIndexer ? null : Digest.newSha256());
        LayerIndex index = hashedByIndexer || compression != Compression.NONE
                ? tryIndex(new LayerIndexer.Source(here.at(-1), compression, entry.length(), null, null), tee)
                : null;
        tee.drain();
        file.close();
        Digest digest = tee.digest();
        if (digest == null) {
            digest = index == null ? hash(file, here) : index.diffId();
        }
        var kept = SpooledFile.of(new Spool.Kept(file, digest, index), here);
        return new Content(entry.name(), here, kept, 0, entry.length());
    }

    /** A tar's first header, or its end where it has no entry. */
    private static boolean startsTar(byte[] head) {
        if (head.length < TarBlock.SIZE) {
            return false;
        }
        var block = new TarBlock(head, 0);
        return block.isZero() || block.checksumHolds();
    }

    private @Nullable LayerIndex tryIndex(LayerIndexer.Source source, Tee tee) throws IOException {
        try {
            return new LayerIndexer(limits).index(source, tee, bytes -> progress.advance(0));
        } catch (ImageReadException _) {
            // What the archive itself or the spool failed with, the tee knows.
            tee.rethrow();
            return null;
        }
    }

    private static Digest hash(Spool.SpoolFile file, Place here) throws IOException {
        MessageDigest hash = Digest.newSha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        var source = new FileSource(file.path(), here);
        try (InputStream in = source.open(0, source.size())) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                hash.update(buffer, 0, n);
            }
        }
        return Digest.ofSha256(hash.digest());
    }

    /** Writes what is read through it. */
    private static final class Tee extends InputStream {

        private final InputStream in;
        private final Spool.SpoolFile file;
        private final @Nullable MessageDigest hash;
        private @Nullable Exception failure;

        Tee(InputStream in, Spool.SpoolFile file, @Nullable MessageDigest hash) {
            this.in = in;
            this.file = file;
            this.hash = hash;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                int n = in.read(into, from, length);
                if (n > 0) {
                    file.write(into, from, n);
                    if (hash != null) {
                        hash.update(into, from, n);
                    }
                }
                return n;
            } catch (IOException | RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        /** Passes on what was not read. */
        void drain() throws IOException {
            byte[] buffer = new byte[BUFFER_BYTES];
            int n;
            do {
                n = read(buffer, 0, buffer.length);
            } while (n >= 0);
        }

        void rethrow() throws IOException {
            switch (failure) {
                case null -> {
                }
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }

        /** Null where it was not computed. */
        @Nullable
        Digest digest() {
            return hash == null ? null : Digest.ofSha256(hash.digest());
        }
    }
}
