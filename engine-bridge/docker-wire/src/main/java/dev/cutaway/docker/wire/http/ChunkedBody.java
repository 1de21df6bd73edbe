package dev.cutaway.docker.wire.http;

import dev.cutaway.docker.wire.socket.ChannelSocket;
import dev.cutaway.engine.api.image.FileSink;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * A body of unknown length. A part of a file becomes a chunk of its own, which the socket takes as it is where it can.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112, 7.1: chunked transfer coding</a>
 */
public final class ChunkedBody extends FilterOutputStream implements FileSink {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int HEX = 16;

    private final ChannelSocket socket;

    /** @param chunks writes chunks to the socket */
    ChunkedBody(ChunkedOutputStream chunks, ChannelSocket socket) {
        super(chunks);
        this.socket = socket;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void write(FileChannel from, long position, long count) throws IOException {
        out.flush();
        OutputStream raw = socket.getOutputStream();
        raw.write((Long.toString(count, HEX) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.files().write(from, position, count);
        raw.write(LINE_END);
    }

    /** Ends the body. Leaving it open breaks it off. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
