package dev.cutaway.dockerfile.source;

/**
 * A place between two characters of a text.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units as editors count
 * @param offset from 0, in UTF-16 units from the start of the text
 */
public record SourcePosition(int line, int column, int offset) implements Comparable<SourcePosition> {

    @Override
    public int compareTo(SourcePosition other) {
        return Integer.compare(offset, other.offset);
    }

    /** {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
