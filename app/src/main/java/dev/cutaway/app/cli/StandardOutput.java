package dev.cutaway.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Where results go, in UTF-8. A reader that has seen enough, such as {@code head}, ends the writing but not the work,
 * so that the exit code stays the same; any other trouble, such as a full disk, is an {@link OutputException}.
 */
final class StandardOutput extends OutputStream {

    private final OutputStream target;
    private boolean readerGone;

    /** @param target what is written to; never closed here */
    StandardOutput(OutputStream target) {
        this.target = target;
    }

    /** A writer to this output; flush it at the end. */
    Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8), 1 << 15);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (readerGone) {
            return;
        }
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            if (!"Broken pipe".equals(e.getMessage())) {
                throw new OutputException(e);
            }
            readerGone = true;
        }
    }

    @Override
    public void flush() throws IOException {
        if (!readerGone) {
            target.flush();
        }
    }
}
