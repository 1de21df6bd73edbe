package dev.cutaway.engine.local.fetch;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Set;

/**
 * An address on the way of a download.
 *
 * @param first as a person gave it
 * @param to where that leads now
 */
record Hop(URI first, URI to) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Whether an address is one of a web server. */
    static boolean isWeb(URI address) {
        return address.getHost() != null && address.getScheme() != null
                && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT));
    }

    /** Name and password: a person's for the host that they were given for and no other; null for none. */
    @Nullable
    String user() {
        return to.getHost().equalsIgnoreCase(first.getHost()) ? first.getUserInfo() : null;
    }

    /**
     * Where a server sends on to.
     *
     * @throws EngineException {@code FAILED} where it does not say, or would lead out of {@code https}
     */
    Hop next(HttpHeaders headers) throws EngineException {
        URI next;
        try {
            next = to.resolve(headers.firstValue("Location").orElse(" "));
        } catch (IllegalArgumentException _) {
            // Its message quotes the address.
            throw refused("is no address");
        }
        if (!isWeb(next)) {
            throw refused("is no http or https address");
        } else if ("https".equalsIgnoreCase(to.getScheme()) && !"https".equalsIgnoreCase(next.getScheme())) {
            throw refused("is not secure, as this one is");
        }
        return new Hop(first, next);
    }

    private EngineException refused(String why) {
        return new EngineException(Reason.FAILED,
                "failed to GET " + Download.shown(first) + ": what it leads to " + why);
    }
}
