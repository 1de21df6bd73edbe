package dev.cutaway.docker.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Says to a server whatever a test wants, and hears what comes back. */
final class RawClient implements AutoCloseable {

    private final SocketChannel channel;

    RawClient(Path socket) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return this;
    }

    RawClient get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    /** Reads until what came holds this text. */
    String readTo(String text) throws IOException {
        var all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (!all.toString(StandardCharsets.ISO_8859_1).contains(text)) {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                throw new IOException("ended after: " + all.toString(StandardCharsets.ISO_8859_1));
            }
            all.write(buffer.array(), 0, count);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads until the server ends. */
    byte[] readAll() throws IOException {
        var all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (int count = channel.read(buffer); count >= 0; count = channel.read(buffer)) {
            all.write(buffer.array(), 0, count);
            buffer.clear();
        }
        return all.toByteArray();
    }

    String readText() throws IOException {
        return new String(readAll(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
