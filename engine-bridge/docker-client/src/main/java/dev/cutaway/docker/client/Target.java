package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.json.FilterDocument;
import dev.cutaway.engine.api.Filters;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The path and parameters of a request. Immutable. */
final class Target {

    private final String text;

    private Target(String text) {
        this.text = text;
    }

    /** A path as it is. */
    static Target of(String path) {
        return new Target(path);
    }

    /** A path with a name in it, whose slashes and colons stay, as engines expect. */
    static Target of(String before, String name, String after) {
        String encoded = encode(name).replace("%2F", "/").replace("%3A", ":").replace("%40", "@");
        return new Target(before + encoded + after);
    }

    /** One parameter more. */
    Target with(String key, String value) {
        return new Target(text + (text.indexOf('?') < 0 ? '?' : '&') + key + "=" + encode(value));
    }

    /** A flag, where it is set. */
    Target flag(String key, boolean set) {
        return set ? with(key, "1") : this;
    }

    /** The filters, where there are any. */
    Target with(Filters filters) {
        return filters.isEmpty() ? this : with("filters", FilterDocument.write(filters));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
