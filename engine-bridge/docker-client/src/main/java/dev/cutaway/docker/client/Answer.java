package dev.cutaway.docker.client;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** An answer whose body is still to be read. Its close closes the connection, from any thread. */
final class Answer implements Closeable {

    private final ClassicHttpResponse response;
    private final Closeable connection;

    Answer(ClassicHttpResponse response, Closeable connection) {
        this.response = response;
        this.connection = connection;
    }

    int status() {
        return response.getCode();
    }

    @Nullable
    String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    /** What came after the body; ask when its end was read. */
    @Nullable
    String trailer(String name) {
        HttpEntity entity = response.getEntity();
        if (entity == null || entity.getTrailers() == null) {
            return null;
        }
        List<? extends Header> trailers = entity.getTrailers().get();
        if (trailers == null) {
            return null;
        }
        return trailers.stream().filter(header -> header.getName().equalsIgnoreCase(name)).map(Header::getValue)
                .findFirst().orElse(null);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
