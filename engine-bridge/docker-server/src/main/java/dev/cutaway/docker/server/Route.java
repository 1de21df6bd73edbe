package dev.cutaway.docker.server;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * What answers which requests.
 *
 * @param method of HTTP
 * @param pattern path without version; <code>{name}</code> once at most stands for anything, slashes included
 * @param handler answers
 */
record Route(String method, String pattern, Handler handler) {

    private static final String NAME = "{name}";

    /** Answers one request. */
    @FunctionalInterface
    interface Handler {
        void handle(Exchange exchange) throws IOException;
    }

    /** What stands for the name in this path, empty where the pattern has none; null where it does not fit. */
    @Nullable
    String match(String asked, String path) {
        if (!method.equals(asked)) {
            return null;
        }
        int at = pattern.indexOf(NAME);
        if (at < 0) {
            return pattern.equals(path) ? "" : null;
        }
        String before = pattern.substring(0, at);
        String after = pattern.substring(at + NAME.length());
        boolean fits = path.length() > before.length() + after.length() && path.startsWith(before)
                && path.endsWith(after);
        return fits ? path.substring(before.length(), path.length() - after.length()) : null;
    }
}
