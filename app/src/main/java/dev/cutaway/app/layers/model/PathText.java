package dev.cutaway.app.layers.model;

/** Names of files as they may be shown: they come from outside, and some are made to mislead. */
public final class PathText {

    private PathText() {}

    /**
     * The same name, with control characters and those that turn the direction of writing spelled out: else a name
     * could look like another one, or break its line.
     */
    public static String visible(String name) {
        if (name.codePoints().noneMatch(PathText::misleads)) {
            return name;
        }
        var text = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (misleads(c)) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    private static boolean misleads(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
