package dev.cutaway.engine.local.transfer.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.cutaway.engine.api.image.SaveOptions.Compression;

import java.io.FilterOutputStream;
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

    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
