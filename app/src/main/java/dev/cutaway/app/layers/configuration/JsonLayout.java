package dev.cutaway.app.layers.configuration;

/** Lays JSON out in lines, changing nothing but blanks outside strings: numbers, order, doubled keys stay as they are. */
final class JsonLayout {

    private static final int DEEPEST = 60;

    private JsonLayout() {}

    /** The same document, one member a line. What is no JSON comes back no worse than it was. */
    static String indent(String json) {
        var out = new StringBuilder(json.length() * 2);
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                out.append(c);
                if (c == '\\' && i + 1 < json.length()) {
                    out.append(json.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                }
                continue;
            }
            switch (c) {
                case '"' -> {
                    quoted = true;
                    out.append(c);
                }
                case '{', '[' -> {
                    int close = nextMark(json, i + 1);
                    out.append(c);
                    if (close < json.length() && (json.charAt(close) == '}' || json.charAt(close) == ']')) {
                        out.append(json.charAt(close));
                        i = close;
                    } else {
                        newLine(out, ++depth);
                    }
                }
                case '}', ']' -> {
                    newLine(out, --depth);
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    newLine(out, depth);
                }
                case ':' -> out.append(": ");
                default -> {
                    if (!Character.isWhitespace(c)) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    private static int nextMark(String json, int from) {
        int i = from;
        while (i < json.length() && Character.isWhitespace(json.charAt(i))) {
            i++;
        }
        return i;
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n').append("  ".repeat(Math.clamp(depth, 0, DEEPEST)));
    }
}
