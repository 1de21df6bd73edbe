package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.ApiVersion;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The heads of answers: what dockerd says of itself in each, in its order. */
final class ResponseHeads {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
            Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String server;
    private final String os;

    ResponseHeads(String version, String os) {
        this.server = "Cutaway/" + version + " (" + os + ")";
        this.os = os;
    }

    /** @param type null for none */
    ClassicHttpResponse head(int status, @Nullable String type, Header... more) {
        var response = new BasicClassicHttpResponse(status);
        response.addHeader("Api-Version", ApiVersion.SERVED);
        if (type != null) {
            response.addHeader(HttpHeaders.CONTENT_TYPE, type);
        }
        response.addHeader("Docker-Experimental", "false");
        response.addHeader("Ostype", os);
        response.addHeader(HttpHeaders.SERVER, server);
        for (Header header : more) {
            response.addHeader(header);
        }
        response.addHeader(HttpHeaders.DATE, DATE.format(ZonedDateTime.now(Clock.systemUTC())));
        return response;
    }
}
