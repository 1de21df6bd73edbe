package dev.cutaway.dockerfile.source;

/**
 * A part of a text.
 *
 * @param start before its first character
 * @param end after its last character; never before {@code start}
 */
public record SourceRange(SourcePosition start, SourcePosition end) {

    /** Refuses a range that ends before it starts. */
    public SourceRange {
        if (end.offset() < start.offset()) {
            throw new IllegalArgumentException("range ends before it starts: " + start + "-" + end);
        }
    }

    /** UTF-16 units in it. */
    public int length() {
        return end.offset() - start.offset();
    }

    /** Whether the place is in it or at one of its ends. */
    public boolean touches(int offset) {
        return start.offset() <= offset && offset <= end.offset();
    }

    /** What of {@code text} is in it. */
    public String of(String text) {
        return text.substring(start.offset(), end.offset());
    }

    /** {@code line:column-line:column}. */
    @Override
    public String toString() {
        return start + "-" + end;
    }
}
