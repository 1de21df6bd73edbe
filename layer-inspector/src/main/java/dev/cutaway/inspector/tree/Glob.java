package dev.cutaway.inspector.tree;

import java.util.regex.Pattern;

/** Shell patterns as regular expressions. */
final class Glob {

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private Glob(String glob) {
        this.glob = glob;
    }

    static String toRegex(String glob) {
        var translation = new Glob(glob);
        while (translation.at < glob.length()) {
            translation.next();
        }
        return translation.regex.toString();
    }

    private void next() {
        char c = glob.charAt(at++);
        switch (c) {
            case '*' -> star();
            case '?' -> regex.append("[^/]");
            case '[' -> set();
            default -> regex.append(Pattern.quote(String.valueOf(c)));
        }
    }

    /** {@code **}{@code /} may also stand for no folder at all. */
    private void star() {
        if (!glob.startsWith("*", at)) {
            regex.append("[^/]*");
        } else if (glob.startsWith("*/", at)) {
            at += 2;
            regex.append("(?:.*/)?");
        } else {
            at++;
            regex.append(".*");
        }
    }

    /** A set without its end is an ordinary bracket. */
    private void set() {
        int first = at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^') ? at + 1 : at;
        int end = glob.indexOf(']', first + 1);
        if (end < 0) {
            regex.append("\\[");
            return;
        }
        regex.append(first > at ? "[^/" : "[");
        for (char c : glob.substring(first, end).toCharArray()) {
            regex.append("\\[]^&".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        regex.append(']');
        at = end + 1;
    }
}
