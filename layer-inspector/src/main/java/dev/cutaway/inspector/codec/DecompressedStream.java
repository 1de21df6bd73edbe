package dev.cutaway.inspector.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A decoder's output with typed errors and a bound on how far the input may expand. */
final class DecompressedStream extends InputStream {

    /** Makes a decoder that reads the source; may read its header at once. */
    @FunctionalInterface
    interface Decoder {
        InputStream over(SourceStream source) throws IOException;
    }

    private final SourceStream source;
    private final Translation translation;
    private final Limits limits;
    private final InputStream decoder;
    private long produced;

    private DecompressedStream(SourceStream source, InputStream decoder, Translation translation, Limits limits) {
        this.source = source;
        this.decoder = decoder;
        this.translation = translation;
        this.limits = limits;
    }

    static InputStream open(InputStream in, Decoder decoder, Place place, Limits limits) throws IOException {
        var source = new SourceStream(in);
        var translation = new Translation(source, place);
        try {
            return new DecompressedStream(source, decoder.over(source), translation, limits);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw translation.of(e, 0);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n;
        try {
            n = decoder.read(into, from, length);
        } catch (IOException | RuntimeException e) {
            throw translation.of(e, produced);
        }
        if (n > 0) {
            produced += n;
            if (produced > limits.expansionFloor() && produced / limits.expansionRatio() > source.count()) {
                throw new ImageReadException(new Problem.OverLimit(translation.place.at(produced),
                        "uncompressed bytes for each compressed byte", limits.expansionRatio()));
            }
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }

    /** Turns what decoders throw into what callers expect. */
    private record Translation(SourceStream source, Place place) {

        /** The exception to throw; rethrows at once what is no fault of the format. */
        ImageReadException of(Exception thrown, long produced) throws IOException {
            switch (source.failure()) {
                case null -> {
                }
                case IOException ours -> throw ours;
                case RuntimeException ours -> throw ours;
                default -> throw new IllegalStateException(source.failure());
            }
            return thrown instanceof ImageReadException typed
                    ? typed
                    : new ImageReadException(problem(thrown, place.at(produced)), thrown);
        }

        private Problem problem(Exception thrown, Place at) {
            return switch (thrown) {
                case MemoryLimitException xz -> new Problem.OverLimit(at, "kilobytes of memory to undo the compression",
                        xz.getMemoryLimit());
                case ZstdIOException zstd when zstd.getErrorCode() == Zstd.errFrameParameterWindowTooLarge() ->
                    new Problem.OverLimit(at, "bytes of memory to undo the compression", Compression.ZSTD_WINDOW_BYTES);
                case UnsupportedOptionsException xz -> new Problem.Unsupported(at, text(xz));
                case EOFException _ -> truncated(at);
                case Exception _ when source.ended() -> truncated(at);
                default -> new Problem.Malformed(at, text(thrown));
            };
        }

        private Problem truncated(Place at) {
            return new Problem.Truncated(at, "the compressed data stops after " + source.count() + " bytes");
        }

        /** Decoders' messages are terse, and those of unchecked exceptions say nothing about the data. */
        private static String text(Exception thrown) {
            String message = thrown.getMessage();
            return "the compressed data is not valid"
                    + (message == null || thrown instanceof RuntimeException ? "" : " (" + message + ")");
        }
    }
}
