package dev.cutaway.app.build.log;

/**
 * A place in the log.
 *
 * @param line counted from 0
 * @param column counted from 0 in characters; may lie behind the line's end
 */
record LogPlace(int line, int column) implements Comparable<LogPlace> {

    @Override
    public int compareTo(LogPlace other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
