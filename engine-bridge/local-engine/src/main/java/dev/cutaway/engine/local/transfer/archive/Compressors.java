package dev.cutaway.engine.local.transfer.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.cutaway.engine.api.image.SaveOptions.Compression;

import java.io.IOException;
import java.io.OutputStream;

/** Compresses on all cores, to the same bytes each time and on every machine. */
public final class Compressors {

    private static final int ZSTD_LEVEL = 3;

    private Compressors() {}

    /**
     * A stream that compresses.
     *
     * @param out left open when the stream is closed
     */
    public static OutputStream over(Compression compression, OutputStream out) throws IOException {
        OutputStream unclosed = new Unclosed(out);
        return switch (compression) {
            case NONE, AS_STORED -> unclosed;
            case GZIP -> new GzipMembers(unclosed);
            // The number of workers does not change what comes out, but that there are any does.
            case ZSTD -> new ZstdOutputStreamNoFinalizer(unclosed, ZSTD_LEVEL)
                    .setWorkers(Runtime.getRuntime().availableProcessors());
        };
    }

    /** The caller's stream. Once it failed, a compressor that is closed writes nowhere. */
    private static final class Unclosed extends OutputStream {

        private final OutputStream out;
        private boolean failed;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[]{(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!failed) {
                failed = true;
                out.write(bytes, from, length);
                failed = false;
            }
        }

        @Override
        public void flush() throws IOException {
            if (!failed) {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
