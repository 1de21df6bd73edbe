package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.http.ClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Sends a body on a thread of its own: the engine talks while it listens, and would stop listening if nobody heard it.
 */
final class Upload {

    private static final System.Logger LOG = System.getLogger(Upload.class.getName());

    private final ClientConnection connection;
    private final ClassicHttpRequest request;
    private final Thread thread;
    private volatile @Nullable IOException sourceFailure;

    private Upload(ClientConnection connection, ClassicHttpRequest request, InputStream source) {
        this.connection = connection;
        this.request = request;
        request.removeHeaders("Content-Length");
        request.setHeader("Transfer-Encoding", "chunked");
        request.setHeader("Content-Type", "application/x-tar");
        request.setEntity(new InputStreamEntity(new Source(source), (ContentType) null));
        this.thread = Thread.ofVirtual().name("upload").unstarted(this::send);
    }

    /** Begins to send. */
    static Upload start(ClientConnection connection, ClassicHttpRequest request, InputStream source) {
        var upload = new Upload(connection, request, source);
        upload.thread.start();
        return upload;
    }

    private void send() {
        try {
            connection.sendRequestHeader(request);
            connection.sendRequestEntity(request);
            connection.flush();
        } catch (IOException | HttpException | RuntimeException e) {
            // The engine may refuse before it has everything; its answer says why.
            LOG.log(System.Logger.Level.DEBUG, "an upload ended early", e);
            endOutput();
        }
    }

    /** Else the engine would wait for the rest, and the caller for the engine. */
    private void endOutput() {
        try {
            connection.socket().shutdownOutput();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the connection is closed already", e);
        }
    }

    /** Why the source could not be read; null where it could. */
    @Nullable
    IOException sourceFailure() {
        return sourceFailure;
    }

    /** Returns when the source is not read any more. The connection must be closed, or the answer complete. */
    void end() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells failures of the source from those of the connection. It is the caller's to close. */
    private final class Source extends FilterInputStream {

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                sourceFailure = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                return super.read(into, from, length);
            } catch (IOException e) {
                sourceFailure = e;
                throw e;
            }
        }

        @Override
        public void close() {}
    }
}
