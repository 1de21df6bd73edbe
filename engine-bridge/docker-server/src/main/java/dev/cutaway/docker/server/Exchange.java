package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.Reasons;
import dev.cutaway.docker.wire.http.ChunkedBody;
import dev.cutaway.docker.wire.http.ServerConnection;
import dev.cutaway.docker.wire.json.ErrorDocument;
import dev.cutaway.docker.wire.json.FilterDocument;
import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.docker.wire.socket.ChannelSocket;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One request and its answer. For one thread. */
final class Exchange {

    private static final String TEXT = "text/plain; charset=utf-8";
    /** Exactly so: with a charset the CLI prints raw JSON. */
    private static final String JSON = "application/json";

    /** Bodies up to this size are read even where they are not wanted. */
    private static final int SMALL_BODY = 64 << 10;

    private final ServerConnection connection;
    private final ChannelSocket socket;
    private final ClassicHttpRequest request;
    private final ResponseHeads heads;
    private final Query query;
    private final String path;
    private final List<Header> trailers = new ArrayList<>();

    private String name = "";
    private boolean committed;
    private boolean bodyEnded;
    private @Nullable Runnable whenGone;
    private ChannelSocket.@Nullable Watch watch;
    private volatile boolean gone;
    private volatile boolean endless;

    /** @param path without version */
    Exchange(ServerConnection connection, ChannelSocket socket, ClassicHttpRequest request, ResponseHeads heads,
            Query query, String path) {
        this.connection = connection;
        this.socket = socket;
        this.request = request;
        this.heads = heads;
        this.query = query;
        this.path = path;
        this.bodyEnded = request.getEntity() == null || request.getEntity().getContentLength() == 0;
    }

    String method() {
        return request.getMethod();
    }

    String path() {
        return path;
    }

    /** What stands in the path where the route has its name. */
    String name() {
        return name;
    }

    void setName(String found) {
        name = found;
    }

    Query query() {
        return query;
    }

    /** Whether Cutaway's own client asks, which understands more than Docker's. */
    boolean extended() {
        return query.flag(Reasons.EXTENDED, false);
    }

    Filters filters() {
        return FilterDocument.read(query.first("filters"));
    }

    /** Whether an answer was begun. */
    boolean committed() {
        return committed;
    }

    /** Whether everything the client sent for this request was read. */
    boolean bodyEnded() {
        return bodyEnded;
    }

    /** Whether the client left while a handler ran that wanted to know. */
    boolean clientGone() {
        return gone;
    }

    /** Marks an answer that goes on until somebody ends it. */
    void setEndless() {
        endless = true;
    }

    boolean isEndless() {
        return endless;
    }

    /** The body; empty where there is none. */
    InputStream body() throws IOException {
        HttpEntity entity = request.getEntity();
        return entity == null ? InputStream.nullInputStream() : new Body(entity.getContent());
    }

    /** Interrupts this thread when the client leaves: from now on, or as soon as it has sent its body. */
    void stopWhenClientLeaves() {
        Thread handler = Thread.currentThread();
        stopWhenClientLeaves(handler::interrupt);
    }

    /** Likewise, by other means. */
    void stopWhenClientLeaves(Runnable stop) {
        whenGone = () -> {
            gone = true;
            stop.run();
        };
        if (bodyEnded) {
            startWatch();
        }
    }

    private void startWatch() {
        if (whenGone != null && watch == null) {
            watch = socket.watch(whenGone);
        }
    }

    /** To be called when the handler has returned, however. */
    void endWatch() {
        if (watch != null) {
            watch.close();
        }
        if (gone) {
            Thread.interrupted();
        }
    }

    /** Answers a document. */
    void json(Object document) throws IOException {
        answer(200, JSON, line(document));
    }

    /** Answers a document that is written already. */
    void json(byte[] document) throws IOException {
        answer(200, JSON, document);
    }

    /** Answers nothing but a status. */
    void empty(int status) throws IOException {
        answer(status, null, new byte[0]);
    }

    /** Answers text. */
    void text(int status, String text, Header... more) throws IOException {
        answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8), more);
    }

    /** Answers an error in Docker's manner. {@code reason}: null for none. */
    void error(int status, String message, EngineException.@Nullable Reason reason) throws IOException {
        Header[] more = reason == null
                ? new Header[0]
                : new Header[]{new BasicHeader(Reasons.HEADER, reason.name())};
        answer(status, JSON, line(new ErrorDocument(message)), more);
    }

    /** Go's encoder ends each document with a newline. */
    private static byte[] line(Object document) {
        byte[] bytes = Json.bytes(document);
        byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
        line[bytes.length] = '\n';
        return line;
    }

    /** Reads what nobody wanted, so that the connection can go on; says whether it can. */
    private boolean takeSmallBody() throws IOException {
        HttpEntity entity = request.getEntity();
        if (!bodyEnded && entity != null && entity.getContentLength() >= 0
                && entity.getContentLength() <= SMALL_BODY) {
            body().skipNBytes(entity.getContentLength());
            bodyEnded = true;
        }
        return bodyEnded;
    }

    private void answer(int status, @Nullable String type, byte[] bytes, Header... more) throws IOException {
        ClassicHttpResponse response = heads.head(status, type, more);
        if (!takeSmallBody()) {
            response.addHeader(HttpHeaders.CONNECTION, "close");
        }
        committed = true;
        try {
            boolean head = method().equals("HEAD");
            if (head || bytes.length == 0) {
                response.setHeader(HttpHeaders.CONTENT_LENGTH, "0");
                connection.sendResponseHeader(response);
            } else {
                response.setHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
                response.setEntity(new ByteArrayEntity(bytes, (ContentType) null));
                connection.sendResponseHeader(response);
                connection.sendResponseEntity(response);
            }
            connection.flush();
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** Begins an answer of unknown length. Its end is its close; leaving it open breaks the answer off. */
    ChunkedBody stream(String type) throws IOException {
        committed = true;
        try {
            return connection.sendChunked(heads.head(200, type), () -> trailers);
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** Adds to the end of a stream, for our own client, why it ends too early. */
    void trailError(EngineException e) {
        trailers.add(new BasicHeader(Reasons.HEADER, e.reason().name()));
        trailers.add(new BasicHeader(Reasons.MESSAGE_TRAILER, URLEncoder.encode(e.text(), StandardCharsets.UTF_8)));
    }

    /** Notices the end of the body. */
    private final class Body extends FilterInputStream {

        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return noticed(super.read());
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return noticed(super.read(into, from, length));
        }

        private int noticed(int result) {
            if (result < 0 && !bodyEnded) {
                bodyEnded = true;
                startWatch();
            }
            return result;
        }

        /** The connection's streams are the connection's to close. */
        @Override
        public void close() {}
    }
}
