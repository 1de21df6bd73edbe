package dev.cutaway.app.build.log;

import java.io.IOException;

/**
 * Reads what a command wrote for a terminal, in pieces of any size. Colours and what happens within a line have their
 * effect on the {@link Screen}; all other control sequences are swallowed, whatever is in them.
 *
 * @see <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">XTerm control sequences</a>
 */
final class TerminalReader {

    /** More numbers than this have no meaning in any sequence. */
    private static final int MOST_NUMBERS = 32;
    private static final int LARGEST_NUMBER = 99_999;
    private static final char ESCAPE = '\u001b';

    private enum State {
        TEXT, ESCAPE, BETWEEN, SEQUENCE, STRING, STRING_ESCAPE
    }

    private final Screen screen;
    private final int[] numbers = new int[MOST_NUMBERS];
    private int count;
    private boolean isPrivate;
    private State state = State.TEXT;
    private TextStyle style = TextStyle.PLAIN;

    TerminalReader(Screen screen) {
        this.screen = screen;
    }

    void read(CharSequence text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A string that never ends must not swallow the rest of the log.
            if (c == '\n') {
                state = State.TEXT;
                screen.newline();
            } else {
                read(c);
            }
        }
    }

    private void read(char c) throws IOException {
        switch (state) {
            case TEXT -> text(c);
            case ESCAPE -> escape(c);
            case BETWEEN -> state = c >= ' ' && c <= '/' ? State.BETWEEN : State.TEXT;
            case SEQUENCE -> sequence(c);
            case STRING -> state = c == '\u0007' || c == '\u009c'
                    ? State.TEXT
                    : c == ESCAPE ? State.STRING_ESCAPE : State.STRING;
            case STRING_ESCAPE -> {
                state = State.TEXT;
                if (c != '\\') {
                    escape(c);
                }
            }
        }
    }

    private void text(char c) throws IOException {
        if (c >= ' ' && c < '\u007f') {
            screen.print(c);
        } else if (c == ESCAPE) {
            state = State.ESCAPE;
        } else if (c == '\r') {
            screen.column(0);
        } else if (c == '\t') {
            screen.tab();
        } else if (c == '\b') {
            screen.back();
        } else if (c >= '\u00a0') {
            screen.print(turnsText(c) ? '\ufffd' : c);
        }
    }

    /** Marks that would make a line read otherwise than it is written. */
    private static boolean turnsText(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069') || c == '\u2028' || c == '\u2029';
    }

    private void escape(char c) {
        switch (c) {
            case '[' -> {
                count = 0;
                numbers[0] = 0;
                isPrivate = false;
                state = State.SEQUENCE;
            }
            case ']', 'P', 'X', '^', '_' -> state = State.STRING;
            case ESCAPE -> state = State.ESCAPE;
            case 'c' -> {
                style(TextStyle.PLAIN);
                state = State.TEXT;
            }
            default -> state = c >= ' ' && c <= '/' ? State.BETWEEN : State.TEXT;
        }
    }

    private void sequence(char c) {
        if (c >= '0' && c <= '9') {
            numbers[count] = Math.min(LARGEST_NUMBER, numbers[count] * 10 + (c - '0'));
        } else if (c == ';' || c == ':') {
            if (count < MOST_NUMBERS - 1) {
                count++;
            }
            numbers[count] = 0;
        } else if (c >= '<' && c <= '?') {
            isPrivate = true;
        } else if (c >= '@' && c <= '~') {
            state = State.TEXT;
            if (!isPrivate) {
                run(c);
            }
        } else if (c == ESCAPE) {
            state = State.ESCAPE;
        }
    }

    private void run(char end) {
        int first = numbers[0];
        int steps = Math.max(1, first);
        switch (end) {
            case 'm' -> style(Rendition.of(style, numbers, count + 1));
            case 'K' -> screen.erase(first);
            case 'G', '`' -> screen.column(steps - 1);
            case 'C' -> screen.column(screen.column() + steps);
            case 'D' -> screen.column(screen.column() - steps);
            default -> {
                // It would move elsewhere, or ask something.
            }
        }
    }

    private void style(TextStyle next) {
        style = next;
        screen.style(next);
    }
}
