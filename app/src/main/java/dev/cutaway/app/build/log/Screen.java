package dev.cutaway.app.build.log;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The line that a step is writing, as a terminal would show it: what comes after a carriage return overwrites it, styles
 * stick, everything that would move elsewhere is passed over. Lines longer than {@link #WIDEST} are cut into several.
 */
final class Screen {

    /** A line has no more characters than this. */
    static final int WIDEST = 16 * 1024;

    private static final int TAB = 8;

    private final LineSink sink;
    private char[] chars = new char[256];
    private long @Nullable [] styles;
    private int length;
    private int column;
    private long style;

    Screen(LineSink sink) {
        this.sink = sink;
    }

    void style(TextStyle next) {
        style = next.packed();
    }

    void print(char c) throws IOException {
        if (column >= WIDEST) {
            newline();
        }
        reach(column + 1);
        chars[column] = c;
        if (style != 0 && styles == null) {
            styles = new long[chars.length];
        }
        if (styles != null) {
            styles[column] = style;
        }
        column++;
        length = Math.max(length, column);
    }

    private void reach(int wanted) {
        if (wanted > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(wanted, chars.length * 2));
            styles = styles == null ? null : Arrays.copyOf(styles, chars.length);
        }
    }

    void tab() throws IOException {
        do {
            print(' ');
        } while (column % TAB != 0 && column < WIDEST);
    }

    void back() {
        column = Math.max(0, column - 1);
    }

    /** The cursor goes to a column, counted from 0; the line is made as long as that with blanks. */
    void column(int wanted) {
        column = Math.clamp(wanted, 0, WIDEST - 1);
        reach(column + 1);
        if (column > length) {
            Arrays.fill(chars, length, column, ' ');
            if (styles != null) {
                Arrays.fill(styles, length, column, 0);
            }
            length = column;
        }
    }

    int column() {
        return column;
    }

    /** @param mode 0 from the cursor to the end, 1 from the beginning to the cursor, 2 all */
    void erase(int mode) {
        if (mode == 0) {
            length = Math.min(length, column);
        } else {
            int end = mode == 1 ? Math.min(length, column + 1) : length;
            Arrays.fill(chars, 0, end, ' ');
            if (styles != null) {
                Arrays.fill(styles, 0, end, 0);
            }
            length = mode == 2 ? Math.min(length, column) : length;
        }
    }

    void newline() throws IOException {
        sink.line(chars, styles == null ? new long[0] : styles, length);
        length = 0;
        column = 0;
        styles = null;
    }

    boolean isEmpty() {
        return length == 0;
    }

    String text() {
        return new String(chars, 0, length);
    }

    List<LogLine.Span> spans() {
        return styles == null ? List.of() : spans(styles, length);
    }

    /** Characters that look alike, put together; plain ones left out. */
    static List<LogLine.Span> spans(long[] styles, int length) {
        var spans = new ArrayList<LogLine.Span>();
        int end = Math.min(length, styles.length);
        int from = 0;
        for (int i = 1; i <= end; i++) {
            if (i == end || styles[i] != styles[from]) {
                if (styles[from] != 0) {
                    spans.add(new LogLine.Span(from, i, TextStyle.unpacked(styles[from])));
                }
                from = i;
            }
        }
        return spans;
    }
}
