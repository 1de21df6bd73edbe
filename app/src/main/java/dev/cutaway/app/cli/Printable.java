package dev.cutaway.app.cli;

/** Makes text from outside safe for one line of a terminal. */
final class Printable {

    private Printable() {}

    /** The text with what a terminal would obey, or what would reorder the line, written as an escape. */
    static String line(String text) {
        if (text.codePoints().noneMatch(Printable::isUnsafe)) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            if (isUnsafe(c)) {
                safe.append(escape(c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** The text as {@link #line} gives it, cut with an ellipsis to this many characters. */
    static String line(String text, int width) {
        String line = line(text);
        if (line.codePointCount(0, line.length()) <= width) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < 0x100 ? String.format("\\x%02x", c) : String.format("\\u{%x}", c);
        };
    }
}
