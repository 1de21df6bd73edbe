package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Passes on what a process writes, as text; bytes that are no UTF-8 become replacement characters. */
final class Pump {

    private static final int PIECE = 32 << 10;

    private final InputStream in;
    private final boolean stderr;
    private final Output output;

    Pump(InputStream in, boolean stderr, Output output) {
        this.in = in;
        this.stderr = stderr;
        this.output = output;
    }

    /** Until its end. */
    void run() throws IOException {
        CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer text = CharBuffer.allocate(PIECE);
        int n = 0;
        while (n >= 0) {
            n = in.read(bytes.array(), bytes.position(), bytes.remaining());
            bytes.position(bytes.position() + Math.max(n, 0)).flip();
            decoder.decode(bytes, text, n < 0);
            bytes.compact();
            if (n < 0) {
                decoder.flush(text);
            }
            if (text.flip().hasRemaining()) {
                output.wrote(stderr, text.toString());
            }
            text.clear();
        }
    }
}
