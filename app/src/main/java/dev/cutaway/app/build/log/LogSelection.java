package dev.cutaway.app.build.log;

/**
 * What is selected in a log: from one place to another, in either direction. Nothing, where they are the same.
 *
 * @param anchor where selecting began
 * @param head where it is now
 */
record LogSelection(LogPlace anchor, LogPlace head) {

    /** Nothing, at the beginning. */
    static final LogSelection NONE = at(new LogPlace(0, 0));

    /** Nothing, at a place. */
    static LogSelection at(LogPlace place) {
        return new LogSelection(place, place);
    }

    /** A line with its end. */
    static LogSelection line(int line) {
        return new LogSelection(new LogPlace(line, 0), new LogPlace(line + 1, 0));
    }

    /** The word at a place in the text of its line. */
    static LogSelection word(String text, LogPlace at) {
        int from = Math.min(at.column(), text.length());
        int to = from;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return new LogSelection(new LogPlace(at.line(), from), new LogPlace(at.line(), to));
    }

    /** The same up to another place. */
    LogSelection to(LogPlace place) {
        return new LogSelection(anchor, place);
    }

    LogPlace start() {
        return anchor.compareTo(head) <= 0 ? anchor : head;
    }

    LogPlace end() {
        return anchor.compareTo(head) <= 0 ? head : anchor;
    }

    /** Shows in a row what of its line is selected. */
    void showIn(LogRow row, int line) {
        if (line < start().line() || line > end().line()) {
            row.select(0, 0);
        } else {
            int from = line == start().line() ? start().column() : 0;
            // A line end that is selected is seen as one more column.
            int to = line == end().line() ? Math.min(end().column(), row.text().length()) : row.text().length() + 1;
            row.select(from, to);
        }
    }
}
