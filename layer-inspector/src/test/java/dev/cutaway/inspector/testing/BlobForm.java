package dev.cutaway.inspector.testing;

import com.github.luben.zstd.Zstd;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** How a layer, or a whole archive, is compressed. */
public enum BlobForm {
    /** Not at all. */
    PLAIN(""),
    /** One gzip member. */
    GZIP("+gzip"),
    /** Several gzip members one after the other, as eStargz and pigz write. */
    GZIP_MEMBERS("+gzip"),
    /** No OCI media type names it; older Docker wraps whole archives so. */
    BZIP2("+bzip2"),
    /** Likewise. */
    XZ("+xz"),
    /** One zstd frame. */
    ZSTD("+zstd");

    private static final int MEMBER = 4096;

    private final String suffix;

    BlobForm(String suffix) {
        this.suffix = suffix;
    }

    /** OCI's media type of a layer in this form. */
    public String mediaType() {
        return "application/vnd.oci.image.layer.v1.tar" + suffix;
    }

    /** These bytes in this form. */
    public byte[] compress(byte[] plain) {
        try {
            return switch (this) {
                case PLAIN -> plain;
                case GZIP -> through(plain, GZIPOutputStream::new);
                case GZIP_MEMBERS -> members(plain);
                case BZIP2 -> through(plain, out -> new BZip2CompressorOutputStream(out, 1));
                case XZ -> through(plain, out -> new XZOutputStream(out, new LZMA2Options(0)));
                case ZSTD -> Zstd.compress(plain);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] members(byte[] plain) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int from = 0; from < plain.length; from += MEMBER) {
            try (var out = new GZIPOutputStream(all)) {
                out.write(plain, from, Math.min(MEMBER, plain.length - from));
            }
        }
        return all.toByteArray();
    }

    private interface Compressor {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] through(byte[] plain, Compressor compressor) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = compressor.over(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
