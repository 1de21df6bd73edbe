package dev.cutaway.engine.local.fetch;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a web server answers. Closing it ends the connection. */
public final class Download implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final Duration FIRST_BYTE = Duration.ofMinutes(2);
    /** More than any context or file system that a person means to fetch; less than most disks. */
    static final long LARGEST = 32L << 30;
    private static final Incoming.Bounds BOUNDS = new Incoming.Bounds(FIRST_BYTE, LARGEST);
    private static final int FIRST_ERROR = 400;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 10;
    private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename\\s*=\\s*(\"([^\"]*)\"|([^;\\s]+))");

    private final HttpClient client;
    private final HttpResponse<InputStream> response;
    private final Incoming body;

    private Download(HttpClient client, HttpResponse<InputStream> response, Incoming body) {
        this.client = client;
        this.response = response;
        this.body = body;
    }

    /** An address without what may be secret: who asks, and with which query. */
    public static String shown(@Nullable URI address) {
        return Masking.mask(String.valueOf(address));
    }

    /**
     * The body of what is there.
     *
     * @param progress told how long it will be
     * @throws EngineException as {@link #open(URI, Map, Proxies)}
     */
    public static Download open(@Nullable URI address, Progress progress) throws EngineException {
        Download download = open(address, Map.of(), Access.plain().proxies());
        download.headers().firstValueAsLong("Content-Length").ifPresent(progress::total);
        return download;
    }

    /**
     * Asks.
     *
     * @param conditions further headers
     * @param proxies on the way
     * @throws EngineException {@code INVALID} for an address that is none, {@code NOT_FOUND} and {@code FAILED} with the
     *         server's status, {@code FAILED} where no server answers
     * @throws CancellationException when the thread is interrupted
     */
    public static Download open(@Nullable URI address, Map<String, String> conditions, Proxies proxies)
            throws EngineException {
        return open(address, conditions, proxies, BOUNDS);
    }

    static Download open(@Nullable URI address, Map<String, String> conditions, Proxies proxies,
            Incoming.Bounds bounds) throws EngineException {
        if (address == null || !Hop.isWeb(address)) {
            throw new EngineException(Reason.INVALID,
                    "cannot fetch " + shown(address) + ": it is no http or https address");
        }
        Hop hop = new Hop(address, address);
        try {
            for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                HttpClient client = client(hop, proxies);
                HttpResponse<InputStream> response = ask(client, hop.to(), conditions);
                if (!REDIRECTS.contains(response.statusCode())) {
                    return of(client, response, address, bounds);
                }
                end(client, response);
                hop = hop.next(response.headers());
            }
            throw new EngineException(Reason.FAILED,
                    "failed to GET " + shown(address) + ": it leads on and on");
        } catch (EngineException e) {
            throw e;
        } catch (IOException e) {
            throw new EngineException(Reason.FAILED, "failed to GET " + shown(address) + ": " + e, e);
        }
    }

    private static HttpResponse<InputStream> ask(HttpClient client, URI address, Map<String, String> conditions)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(FIRST_BYTE);
        conditions.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            client.shutdownNow();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (IOException | RuntimeException e) {
            client.shutdownNow();
            throw e;
        }
    }

    private static Download of(HttpClient client, HttpResponse<InputStream> response, URI address,
            Incoming.Bounds bounds) throws IOException {
        if (response.statusCode() >= FIRST_ERROR) {
            end(client, response);
            throw new EngineException(response.statusCode() == NOT_FOUND ? Reason.NOT_FOUND : Reason.FAILED,
                    "failed to GET " + shown(address) + " with status " + response.statusCode());
        }
        return new Download(client, response,
                Incoming.of(response.body(), shown(address), bounds, client::shutdownNow));
    }

    private static void end(HttpClient client, HttpResponse<InputStream> response) throws IOException {
        try (InputStream _ = response.body()) {
            client.shutdownNow();
        }
    }

    /** A client for one address alone: Java's own redirects would take the first one's proxy along. */
    private static HttpClient client(Hop hop, Proxies proxies) throws EngineException {
        HttpClient.Builder builder = HttpClient.newBuilder().followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT).proxy(proxies.selector());
        URI proxy = proxies.of(hop.to());
        String proxyUser = proxy == null ? null : proxy.getUserInfo();
        String user = hop.user();
        if (user != null || proxyUser != null) {
            builder.authenticator(new Given(hop.to().getHost(), user, proxyUser));
        }
        return builder.build();
    }

    /** Name and password of an address, for its host and no other that it leads to; and those of the proxy. */
    private static final class Given extends Authenticator {

        private final String host;
        private final @Nullable String user;
        private final @Nullable String proxyUser;

        Given(String host, @Nullable String user, @Nullable String proxyUser) {
            this.host = host;
            this.user = user;
            this.proxyUser = proxyUser;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            boolean byProxy = getRequestorType() == RequestorType.PROXY;
            String known = byProxy ? proxyUser : host.equals(getRequestingHost()) ? user : null;
            int colon = known == null ? -1 : known.indexOf(':');
            return known == null || colon < 0
                    ? null
                    : new PasswordAuthentication(known.substring(0, colon), known.substring(colon + 1).toCharArray());
        }
    }

    /** Whether nothing changed since what the conditions name; then there is no body. */
    public boolean isUnchanged() {
        return response.statusCode() == NOT_MODIFIED;
    }

    /** Bytes that will come; −1 where the server does not say. */
    public long length() {
        return headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    /**
     * The content; read once, closed with this. A server that falls silent, or sends more than anybody means to fetch,
     * fails a read.
     */
    public InputStream body() {
        return body;
    }

    /** What the server says about the content. */
    public HttpHeaders headers() {
        return response.headers();
    }

    /** When the content was changed; null where the server does not say. */
    public @Nullable Instant lastModified() {
        try {
            return headers().firstValue("Last-Modified")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                    .orElse(null);
        } catch (DateTimeParseException _) {
            return null; // Then the server has said nothing.
        }
    }

    /** The name that the server gives the content, without folders; empty for none. */
    public String fileName() {
        Matcher matcher = FILE_NAME.matcher(headers().firstValue("Content-Disposition").orElse(""));
        if (!matcher.find()) {
            return "";
        }
        String name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.equals(".") || last.equals("..") ? "" : last;
    }

    @Override
    public void close() throws IOException {
        try (body) {
            client.shutdownNow();
        }
    }
}
