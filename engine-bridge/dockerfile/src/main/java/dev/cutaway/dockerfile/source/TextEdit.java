package dev.cutaway.dockerfile.source;

import java.util.Comparator;
import java.util.List;

/**
 * A change of a part of a text.
 *
 * @param start offset of the first character that goes
 * @param end offset after the last one; {@code start} when only something is put in
 * @param text what comes instead; may be empty
 */
public record TextEdit(int start, int end, String text) {

    /** Refuses a part that ends before it starts. */
    public TextEdit {
        if (end < start || start < 0) {
            throw new IllegalArgumentException("no part of a text: " + start + "-" + end);
        }
    }

    /** Puts something else in a range. */
    public static TextEdit replace(SourceRange range, String text) {
        return new TextEdit(range.start().offset(), range.end().offset(), text);
    }

    /** Puts something in. */
    public static TextEdit insert(int offset, String text) {
        return new TextEdit(offset, offset, text);
    }

    /**
     * The text with all changes made.
     *
     * @param edits offsets are those of {@code text}; those at the same place are made in their order
     * @throws IllegalArgumentException when two of them change the same part
     */
    public static String apply(String text, List<TextEdit> edits) {
        var out = new StringBuilder(text.length());
        int at = 0;
        for (TextEdit edit : edits.stream().sorted(Comparator.comparingInt(TextEdit::start)).toList()) {
            if (edit.start < at) {
                throw new IllegalArgumentException("edits overlap at " + edit.start);
            }
            out.append(text, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return out.append(text, at, text.length()).toString();
    }
}
