package dev.cutaway.dockerfile.source;

import java.util.Arrays;

/** A text and where its lines begin. Lines end at a line feed, which may follow carriage returns. */
public final class SourceText {

    private final String text;
    private final int[] lineStarts;

    /** @param text any text, also empty */
    public SourceText(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    /** All of it. */
    public String text() {
        return text;
    }

    /** How many lines there are; a text that ends with a line feed has an empty last line. */
    public int lines() {
        return lineStarts.length;
    }

    /** @param line from 0 */
    public int lineStart(int line) {
        return lineStarts[line];
    }

    /**
     * Where a line's content ends: before the line feed and the carriage returns before it.
     *
     * @param line from 0
     */
    public int lineEnd(int line) {
        int end = lineEndWithBreak(line);
        while (end > lineStarts[line] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /**
     * Where the next line begins, or the text ends.
     *
     * @param line from 0
     */
    public int lineEndWithBreak(int line) {
        return line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
    }

    /** The line, from 0, that holds the offset. */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The place of an offset. */
    public SourcePosition position(int offset) {
        int line = lineAt(offset);
        return new SourcePosition(line + 1, offset - lineStarts[line] + 1, offset);
    }

    /** The part between two offsets. */
    public SourceRange range(int start, int end) {
        return new SourceRange(position(start), position(end));
    }
}
