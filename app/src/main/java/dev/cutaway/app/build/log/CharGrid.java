package dev.cutaway.app.build.log;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Where the characters of a line stand: in columns of one width, as on a terminal; those of East Asia take two. */
final class CharGrid {

    private final Font font;
    private double width;

    CharGrid(Font font) {
        this.font = font;
    }

    /** Of one column. */
    double width() {
        if (width == 0) {
            var sample = new Text("0".repeat(100));
            sample.setFont(font);
            width = sample.getLayoutBounds().getWidth() / 100;
        }
        return width;
    }

    /** Whether every character takes one column. */
    static boolean isNarrow(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) >= 0x300) {
                return false;
            }
        }
        return true;
    }

    /** Where a character begins, in pixels. */
    double x(String line, int column) {
        int cells = 0;
        int end = Math.min(column, line.length());
        for (int i = 0; i < end; i++) {
            cells += cells(line.charAt(i));
        }
        return (cells + Math.max(0, column - line.length())) * width();
    }

    /** The character at these pixels, or the next one from its middle on. */
    int column(String line, double x) {
        double wanted = x / width() + 0.5;
        int cells = 0;
        for (int i = 0; i < line.length(); i++) {
            cells += cells(line.charAt(i));
            if (cells > wanted) {
                return i;
            }
        }
        return line.length();
    }

    static int cells(char c) {
        if (c < 0x300) {
            return 1;
        } else if (c <= 0x36f || (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f)
                || Character.isLowSurrogate(c)) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6) || Character.isHighSurrogate(c);
        return wide ? 2 : 1;
    }
}
