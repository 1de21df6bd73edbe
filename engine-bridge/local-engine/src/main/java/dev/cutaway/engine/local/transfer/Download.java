package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Fetches by HTTP. */
final class Download {

    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 400;

    private Download() {}

    /** An address without what may be secret: who asks, and with which query. */
    static String shown(@Nullable URI address) {
        if (address == null || address.getHost() == null) {
            return String.valueOf(address);
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }

    /**
     * The body of what is there.
     *
     * @param progress told how long it will be
     * @throws EngineException {@code INVALID} for an address that is none, {@code FAILED} with the server's status
     */
    static InputStream open(@Nullable URI address, Progress progress) throws IOException {
        if (address == null || address.getHost() == null || !Set.of("http", "https").contains(address.getScheme())) {
            throw new EngineException(Reason.INVALID,
                    "cannot fetch " + shown(address) + ": it is no http or https address");
        }
        HttpClient client = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).connectTimeout(CONNECT).build();
        try {
            HttpResponse<InputStream> response = client.send(HttpRequest.newBuilder(address).build(),
                    BodyHandlers.ofInputStream());
            if (response.statusCode() >= FIRST_ERROR) {
                response.body().close();
                client.shutdownNow();
                throw new EngineException(Reason.FAILED,
                        "failed to GET " + shown(address) + " with status " + response.statusCode());
            }
            response.headers().firstValueAsLong("Content-Length").ifPresent(progress::total);
            return new Body(response.body(), client);
        } catch (InterruptedException e) {
            client.shutdownNow();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (EngineException e) {
            throw e;
        } catch (IOException e) {
            client.shutdownNow();
            throw new EngineException(Reason.FAILED, "failed to GET " + shown(address) + ": " + e, e);
        }
    }

    /** Ends the connection with the stream. */
    private static final class Body extends FilterInputStream {

        private final HttpClient client;

        Body(InputStream in, HttpClient client) {
            super(in);
            this.client = client;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                client.shutdownNow();
            }
        }
    }
}
