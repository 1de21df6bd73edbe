package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.Reasons;
import dev.cutaway.docker.wire.http.ServerConnection;
import dev.cutaway.docker.wire.socket.ChannelSocket;
import dev.cutaway.engine.api.EngineException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One client's connection: requests one after another, on a virtual thread of its own. */
final class ClientConnection implements Runnable {

    private static final System.Logger LOG = System.getLogger(ClientConnection.class.getName());

    /** How long a client has for reading our last words. */
    private static final long LINGER_SECONDS = 2;

    /** Told when requests begin and end. */
    interface Listener {
        void begun();

        void ended();

        void closed(ClientConnection connection);
    }

    private final ChannelSocket socket;
    private final Routes routes;
    private final ResponseHeads heads;
    private final Listener listener;
    private volatile boolean busy;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Exchange current;

    ClientConnection(ChannelSocket socket, Routes routes, ResponseHeads heads, Listener listener) {
        this.socket = socket;
        this.routes = routes;
        this.heads = heads;
        this.listener = listener;
    }

    /** Whether a request is being answered. */
    boolean isBusy() {
        return busy;
    }

    /** Whether what is answered has no end of its own. */
    boolean isEndless() {
        Exchange running = current;
        return running != null && running.isEndless();
    }

    /** Stops what runs and closes. */
    void abort() throws IOException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        socket.close();
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            serve(new ServerConnection(socket));
            lingerAndClose();
        } catch (IOException | UncheckedIOException e) {
            // Clients leave when they like; it is no fault of anybody's.
            LOG.log(System.Logger.Level.DEBUG, "a connection broke", e);
        } finally {
            closeQuietly();
            listener.closed(this);
        }
    }

    private void serve(ServerConnection connection) throws IOException {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            ClassicHttpRequest request;
            try {
                request = connection.receiveRequestHeader();
                if (request == null) {
                    return;
                }
                expect(connection, request);
                connection.receiveRequestEntity(request);
            } catch (MessageConstraintException | RequestHeaderFieldsTooLargeException e) {
                refuse(connection, 431, e);
                return;
            } catch (HttpException e) {
                refuse(connection, e instanceof ProtocolException ? 400 : 501, e);
                return;
            }
            busy = true;
            listener.begun();
            try {
                more = answer(connection, request) && staysOpen(request);
            } finally {
                busy = false;
                listener.ended();
            }
        }
    }

    /** curl asks before it sends much. */
    private void expect(ServerConnection connection, ClassicHttpRequest request) throws IOException, HttpException {
        Header expect = request.getFirstHeader(HttpHeaders.EXPECT);
        if (expect != null && HeaderElements.CONTINUE.equalsIgnoreCase(expect.getValue())) {
            connection.sendResponseHeader(
                    new org.apache.hc.core5.http.message.BasicClassicHttpResponse(100));
            connection.flush();
        }
    }

    private void refuse(ServerConnection connection, int status, Exception e) throws IOException {
        var request = new org.apache.hc.core5.http.message.BasicClassicHttpRequest("GET", "/");
        new Exchange(connection, socket, request, heads, new Query("/"), "/").text(status,
                "this is no request that can be read: " + e.getMessage() + "\n");
    }

    private static boolean staysOpen(ClassicHttpRequest request) {
        Header header = request.getFirstHeader(HttpHeaders.CONNECTION);
        String wish = header == null ? "" : header.getValue();
        boolean old = request.getVersion() != null && request.getVersion().lessEquals(HttpVersion.HTTP_1_0);
        return old ? wish.equalsIgnoreCase(HeaderElements.KEEP_ALIVE) : !wish.equalsIgnoreCase(HeaderElements.CLOSE);
    }

    /** Whether the connection can take another request. */
    private boolean answer(ServerConnection connection, ClassicHttpRequest request) throws IOException {
        Versioned target;
        try {
            target = Versioned.of(new Query(request.getRequestUri()));
        } catch (IllegalArgumentException e) {
            Query none = new Query("/");
            new Exchange(connection, socket, request, heads, none, "/").error(400, String.valueOf(e.getMessage()),
                    EngineException.Reason.INVALID);
            return false;
        }
        var exchange = new Exchange(connection, socket, request, heads, target.query(), target.path());
        current = exchange;
        try {
            if (target.refuse(exchange)) {
                return exchange.bodyEnded();
            }
            return handle(exchange) && exchange.bodyEnded() && !exchange.clientGone();
        } finally {
            current = null;
            exchange.endWatch();
        }
    }

    /** Whether the answer is whole. */
    private boolean handle(Exchange exchange) throws IOException {
        try {
            routes.handle(exchange);
            return true;
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.DEBUG, exchange.path(), e);
            return fail(exchange, Reasons.status(e.reason()), e.text(), e.reason());
        } catch (IllegalArgumentException e) {
            return fail(exchange, 400, String.valueOf(e.getMessage()), EngineException.Reason.INVALID);
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, exchange.path() + " was stopped", e);
            return !exchange.clientGone() && fail(exchange, 503, "the engine is ending",
                    EngineException.Reason.UNREACHABLE);
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, exchange.method() + " " + exchange.path() + " failed", e);
            return fail(exchange, 500, String.valueOf(e), EngineException.Reason.FAILED);
        }
    }

    /** A stream that was begun is broken off instead: its missing end tells that it is not whole. */
    private boolean fail(Exchange exchange, int status, String message, EngineException.Reason reason)
            throws IOException {
        if (exchange.committed()) {
            return false;
        }
        exchange.error(status, message, reason);
        return true;
    }

    /** Closing with unread input would reset the client, which then loses our last answer. */
    private void lingerAndClose() throws IOException {
        if (socket.isClosed() || Thread.currentThread().isInterrupted()) {
            return;
        }
        socket.shutdownOutput();
        Executor later = CompletableFuture.delayedExecutor(LINGER_SECONDS, TimeUnit.SECONDS, Runnable::run);
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(this::closeQuietly, later);
        try {
            InputStream in = socket.getInputStream();
            var rest = new byte[8192];
            while (in.read(rest) >= 0) {
                // What is left is not wanted.
            }
        } finally {
            deadline.cancel(false);
        }
    }

    private void closeQuietly() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection did not close", e);
        }
    }
}
