package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.SourceText;

import java.util.Arrays;

/** What an instruction says in one line: continuation, comments and empty lines between taken out. Knows its places. */
public final class JoinedText {

    private final SourceText source;
    private final String text;
    private final int[] pieceStarts;
    private final int[] pieceOffsets;

    private JoinedText(SourceText source, String text, int[] pieceStarts, int[] pieceOffsets) {
        this.source = source;
        this.text = text;
        this.pieceStarts = pieceStarts;
        this.pieceOffsets = pieceOffsets;
    }

    /** The line. */
    public String text() {
        return text;
    }

    /** All of it. */
    public Slice whole() {
        return new Slice(this, 0, text.length());
    }

    /** Where a character of the line stands in the Dockerfile. */
    int offset(int at) {
        int found = Arrays.binarySearch(pieceStarts, at);
        int piece = found >= 0 ? found : -found - 2;
        return pieceOffsets[piece] + at - pieceStarts[piece];
    }

    /** Where a part of the line stands in the Dockerfile; what is between its pieces is in the range too. */
    SourceRange range(int from, int to) {
        if (from == to) {
            int at = from == 0 ? offset(0) : offset(from - 1) + 1;
            return source.range(at, at);
        }
        return source.range(offset(from), offset(to - 1) + 1);
    }

    /** Puts pieces of lines together. */
    static final class Builder {
        private final SourceText source;
        private final StringBuilder text = new StringBuilder();
        private int[] starts = new int[8];
        private int[] offsets = new int[8];
        private int count;

        Builder(SourceText source) {
            this.source = source;
        }

        void add(int from, int to) {
            if (from == to && count > 0) {
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            if (count > 0 && starts[count - 1] == text.length()) {
                // The piece before was empty: only the first one may be.
                count--;
            }
            starts[count] = text.length();
            offsets[count++] = from;
            text.append(source.text(), from, to);
        }

        JoinedText build() {
            return new JoinedText(source, text.toString(), Arrays.copyOf(starts, count), Arrays.copyOf(offsets, count));
        }
    }
}
