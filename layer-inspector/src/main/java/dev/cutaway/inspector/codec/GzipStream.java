package dev.cutaway.inspector.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Gzip members, one after another, inflated straight into the reader's array. {@link java.util.zip.GZIPInputStream}
 * does not do: it takes whatever stands behind a member for its end, unless it asks the source for
 * {@code available()}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipStream extends InputStream {

    private static final int BUFFER_BYTES = 128 << 10;

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private boolean inMember;
    private boolean first = true;

    GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || startMember()) {
            int n = inflate(into, from, length);
            if (n > 0) {
                crc.update(into, from, n);
                return n;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("a gzip member wants a dictionary");
            } else if (inflater.needsInput()) {
                feed();
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int from, int length) throws ZipException {
        try {
            return inflater.inflate(into, from, length);
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException(e.getMessage()).initCause(e);
        }
    }

    /** Gives the inflater all that is buffered; {@code position} counts as reached until the member ends. */
    private void feed() throws IOException {
        if (!fill()) {
            throw new EOFException("inside a gzip member");
        }
        inflater.setInput(buffer, 0, limit);
        position = limit;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(in.read(buffer, 0, buffer.length), 0);
        return limit > 0;
    }

    /** Reads a member's header. False at the end, and at zeros that fill up a block of some medium. */
    private boolean startMember() throws IOException {
        if (!first && (isEnd() || isPadding())) {
            return false;
        }
        first = false;
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException("no gzip member where one should start");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("a gzip member has flags from the future");
        }
        skip(6); // time, extra flags, system
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inflater.setInput(buffer, position, limit - position);
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        long written = inflater.getBytesWritten() & 0xffff_ffffL;
        if (nextInt() != crc.getValue()) {
            throw new ZipException("a gzip member has the wrong checksum");
        }
        if (nextInt() != written) {
            throw new ZipException("a gzip member has the wrong length");
        }
        inMember = false;
    }

    private boolean isEnd() throws IOException {
        return position == limit && !fill();
    }

    private boolean isPadding() throws IOException {
        if (buffer[position] != 0) {
            return false;
        }
        while (!isEnd()) {
            if (next() != 0) {
                throw new ZipException("something stands behind the last gzip member");
            }
        }
        return true;
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // The name has no use here.
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private long nextInt() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (isEnd()) {
            throw new EOFException("inside a gzip header or trailer");
        }
        return buffer[position++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
