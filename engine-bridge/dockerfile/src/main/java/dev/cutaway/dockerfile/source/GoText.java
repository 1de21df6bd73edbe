package dev.cutaway.dockerfile.source;

/** How Go, in which Docker is written, prints a quoted text: messages and history hold such. */
public final class GoText {

    private GoText() {}

    /** The text in double quotes as {@code %q} prints it. */
    public static String quote(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').append((char) c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 7 -> out.append("\\a");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case 11 -> out.append("\\v");
                default -> other(out, c);
            }
        });
        return out.append('"').toString();
    }

    /** A number as {@code %q} prints it: as the character of that code, in single quotes. */
    public static String quoteRune(int code) {
        if (code == '"') {
            return "'\"'";
        }
        String quoted = quote(Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd");
        return "'" + (code == '\'' ? "\\'" : quoted.substring(1, quoted.length() - 1)) + "'";
    }

    private static void other(StringBuilder out, int c) {
        if (c < ' ' || c == 127) {
            out.append("\\x%02x".formatted(c));
        } else if (c == ' ' || isPrintable(c)) {
            out.appendCodePoint(c);
        } else {
            out.append((c > 0xffff ? "\\U%08x" : "\\u%04x").formatted(c));
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
