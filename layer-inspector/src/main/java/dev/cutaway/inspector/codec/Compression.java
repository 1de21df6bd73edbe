package dev.cutaway.inspector.codec;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** How bytes are compressed. */
public enum Compression {
    /** Not at all. */
    NONE,
    /** RFC 1952, members one after another included: eStargz consists of them. */
    GZIP,
    /** As bzip2 writes it, streams one after another included. */
    BZIP2,
    /** The .xz format, streams one after another included. */
    XZ,
    /** RFC 8878, frames one after another and skippable frames included: zstd:chunked has both. */
    ZSTD;

    /** How many first bytes {@link #detect} looks at. */
    public static final int HEAD_BYTES = 10;

    /** Enough for {@code xz -9} (65 MiB), far below what a hostile header can ask for (4 GiB). */
    private static final int XZ_MEMORY_KIB = 192 << 10;

    /** 128 MiB: what {@code zstd --ultra -22} uses and what the zstd tool itself takes without being told. */
    private static final int ZSTD_WINDOW_LOG = 27;
    static final long ZSTD_WINDOW_BYTES = 1L << ZSTD_WINDOW_LOG;

    private static final int BUFFER_BYTES = 128 << 10;

    private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
    private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

    /**
     * Tells the compression by its magic number.
     *
     * @param head the first {@link #HEAD_BYTES} bytes, or all of them where there are fewer
     */
    public static Compression detect(byte[] head) {
        if (startsWith(head, 0, 0x1f, 0x8b, 8)) {
            return GZIP;
        }
        if (startsWith(head, 0, 0x28, 0xb5, 0x2f, 0xfd)
                || (startsWith(head, 1, 0x2a, 0x4d, 0x18) && (head[0] & 0xf0) == 0x50)) {
            return ZSTD;
        }
        if (startsWith(head, 0, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        return isBzip2(head) ? BZIP2 : NONE;
    }

    /** Looks at the block's magic too: a tar may well start with a file called BZh9. */
    private static boolean isBzip2(byte[] head) {
        return startsWith(head, 0, 'B', 'Z', 'h') && head.length >= HEAD_BYTES && head[3] >= '1' && head[3] <= '9'
                && (matches(head, 4, BZIP2_BLOCK) || matches(head, 4, BZIP2_END));
    }

    private static boolean startsWith(byte[] head, int from, int... magic) {
        if (head.length < from + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[from + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(byte[] head, int from, byte[] magic) {
        return Arrays.equals(head, from, from + magic.length, magic, 0, magic.length);
    }

    /**
     * Undoes the compression. The stream gives {@link ImageReadException} for whatever is wrong with the compressed
     * bytes, with the number of uncompressed bytes before it as the offset; errors of {@code in} itself pass as they
     * are. Checksums of the format are checked. Reads of 64 KB and more are fastest. Not thread-safe.
     *
     * @param in compressed bytes from their start; closed with the returned stream, and when this method fails
     * @param place what errors name
     * @param limits how far the bytes may expand
     * @return the uncompressed bytes; {@code in} itself for {@link #NONE}
     */
    public InputStream decompress(InputStream in, Place place, Limits limits) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> DecompressedStream.open(in, GzipStream::new, place, limits);
            case BZIP2 -> DecompressedStream.open(in,
                    source -> new BZip2CompressorInputStream(new BufferedInputStream(source, BUFFER_BYTES), true),
                    place, limits);
            case XZ -> DecompressedStream.open(in,
                    source -> new XZInputStream(new BufferedInputStream(source, BUFFER_BYTES), XZ_MEMORY_KIB), place,
                    limits);
            case ZSTD -> DecompressedStream.open(in,
                    source -> new ZstdInputStreamNoFinalizer(source).setLongMax(ZSTD_WINDOW_LOG), place, limits);
        };
    }
}
