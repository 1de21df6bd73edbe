package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.ApiVersion;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request's path, and the version of the API before it.
 *
 * @param path below the version, or all of it
 * @param version null where the path has none, which means the newest
 */
record Versioned(Query query, String path, @Nullable ApiVersion version) {

    private static final Pattern PREFIX = Pattern.compile("/v(\\d{1,4}\\.\\d{1,4})(/.*)");

    static Versioned of(Query query) {
        Matcher matcher = PREFIX.matcher(query.path());
        return matcher.matches()
                ? new Versioned(query, matcher.group(2), ApiVersion.tryParse(matcher.group(1)))
                : new Versioned(query, query.path(), null);
    }

    /** Answers a version that is not spoken, in dockerd's two manners. */
    boolean refuse(Exchange exchange) throws IOException {
        if (version == null) {
            return false;
        }
        if (version.compareTo(ApiVersion.OLDEST) < 0) {
            exchange.text(400, "client version " + version + " is too old. Minimum supported API version is "
                    + ApiVersion.OLDEST + ", please upgrade your client to a newer version\n",
                    new BasicHeader("X-Content-Type-Options", "nosniff"));
            return true;
        }
        if (version.compareTo(ApiVersion.SERVED) > 0) {
            exchange.error(400, "client version " + version + " is too new. Maximum supported API version is "
                    + ApiVersion.SERVED, null);
            return true;
        }
        return false;
    }
}
