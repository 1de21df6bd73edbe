package dev.cutaway.docker.wire.http;

import dev.cutaway.docker.wire.socket.ChannelSocket;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicHeader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The server's end of a connection. For one thread. */
public final class ServerConnection extends DefaultBHttpServerConnection {

    /** Stands for "all that still comes"; the length of no honest entity. */
    private static final long HIJACKED = Long.MAX_VALUE;

    private final ChannelSocket socket;

    /** Over a connected socket. */
    public ServerConnection(ChannelSocket socket) throws IOException {
        super(null, HttpSettings.CONFIG, null, null, message -> isUpgrade(message.getFirstHeader(HttpHeaders.UPGRADE))
                ? HIJACKED
                : DefaultContentLengthStrategy.INSTANCE.determineLength(message), null, null, null);
        this.socket = socket;
        bind(socket);
    }

    private static boolean isUpgrade(Header header) {
        return header != null && "tcp".equalsIgnoreCase(header.getValue());
    }

    /** A hijacked request has no end of its own: everything that still comes belongs to it. */
    @Override
    protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream in) {
        return super.createContentInputStream(length == HIJACKED ? ContentLengthStrategy.UNDEFINED : length, buffer,
                in);
    }

    /** The socket below. */
    public ChannelSocket socket() {
        return socket;
    }

    /**
     * Sends the head of an answer of unknown length and gives the stream of its body, which its close ends.
     *
     * @param trailers asked for when the body has ended
     */
    public ChunkedBody sendChunked(ClassicHttpResponse response, Supplier<List<? extends Header>> trailers)
            throws IOException, HttpException {
        response.setHeader(new BasicHeader(HttpHeaders.TRANSFER_ENCODING, "chunked"));
        sendResponseHeader(response);
        flush();
        return new ChunkedBody(new ChunkedOutputStream(new SessionOutputBufferImpl(HttpSettings.CHUNK),
                socket.getOutputStream(), HttpSettings.CHUNK, trailers), socket);
    }

    /** Both directions of a connection that is no longer HTTP. The input keeps what came too early. */
    public record Hijacked(InputStream in, OutputStream out, ChannelSocket socket) {}

    /**
     * Sends the head of an answer and gives the raw streams away. Half-close with {@code socket.shutdownOutput()}.
     *
     * @param request whose header {@code Upgrade: tcp} asked for it, its entity received
     */
    public Hijacked hijack(ClassicHttpRequest request, ClassicHttpResponse response)
            throws IOException, HttpException {
        sendResponseHeader(response);
        flush();
        return new Hijacked(request.getEntity().getContent(), socket.getOutputStream(), socket);
    }
}
