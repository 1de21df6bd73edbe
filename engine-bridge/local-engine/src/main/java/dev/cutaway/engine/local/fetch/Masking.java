package dev.cutaway.engine.local.fetch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses for people: without users, who may be tokens, passwords and queries. What people type is not always a proper
 * address, so whatever may be a part of a password goes, even where a part of the path goes with it.
 */
final class Masking {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");
    /** A host, which the public user {@code git} may precede; with nothing that may be a password. */
    private static final Pattern HOST = Pattern.compile("(git@)?(\\[[^]@]*]|[^:@\\[\\]]*)(:\\d*)?");
    private static final Pattern GIT_PATH = Pattern.compile("git@[^:@]+:[^@]*");
    private static final Pattern END_OF_HOST = Pattern.compile("[/?#]");
    private static final Pattern END_OF_PATH = Pattern.compile("[?#]");
    private static final Pattern USER = Pattern.compile("(\\w://)(?!git@)[^\\s/]*@");

    private Masking() {}

    /** An address, or what was meant as one. */
    static String mask(String address) {
        Matcher scheme = SCHEME.matcher(address);
        int begin = scheme.lookingAt() ? scheme.end() : 0;
        String rest = address.substring(begin);
        String host = until(END_OF_HOST, rest);
        if (!HOST.matcher(host).matches() && !(begin == 0 && GIT_PATH.matcher(host).matches())) {
            int at = rest.lastIndexOf('@');
            rest = at < 0 && begin > 0 ? "…" : rest.substring(at + 1);
        }
        return address.substring(0, begin) + until(END_OF_PATH, rest);
    }

    private static String until(Pattern end, String text) {
        Matcher matcher = end.matcher(text);
        return matcher.find() ? text.substring(0, matcher.start()) : text;
    }

    /** A message of others, which may quote addresses. */
    static String maskWithin(String message) {
        return USER.matcher(message).replaceAll("$1");
    }
}
