package dev.cutaway.app.build.log;

/**
 * How text looks that a command wrote.
 *
 * @param foreground a {@link #INDEXED} or {@link #RGB} colour; {@link #NONE} for the log's own
 * @param background likewise
 * @param flags {@link #BOLD} and others, added up
 * @see <a href="https://www.ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48, 8.3.117 SGR</a>
 */
record TextStyle(int foreground, int background, int flags) {

    static final int NONE = 0;
    /** Added to a number of the palette of 256. */
    static final int INDEXED = 1 << 24;
    /** Added to red, green and blue, 8 bits each. */
    static final int RGB = 2 << 24;

    static final int BOLD = 1;
    static final int DIM = 2;
    static final int ITALIC = 4;
    static final int UNDERLINE = 8;
    static final int INVERSE = 16;

    /** As the log is written itself. */
    static final TextStyle PLAIN = new TextStyle(NONE, NONE, 0);

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    TextStyle with(int flag) {
        return new TextStyle(foreground, background, flags | flag);
    }

    TextStyle without(int flag) {
        return new TextStyle(foreground, background, flags & ~flag);
    }

    TextStyle withForeground(int color) {
        return new TextStyle(color, background, flags);
    }

    TextStyle withBackground(int color) {
        return new TextStyle(foreground, color, flags);
    }

    /** In one number; 0 for {@link #PLAIN}. */
    long packed() {
        return ((long) foreground << 32) | ((long) background << 6) | flags;
    }

    static TextStyle unpacked(long bits) {
        return new TextStyle((int) (bits >>> 32), (int) (bits >>> 6) & 0x3ffffff, (int) bits & 0x3f);
    }

    /** Red, green and blue of a number of the palette from 16 on, as xterm has them. */
    static int rgbOf(int index) {
        if (index >= 232) {
            int grey = 8 + (index - 232) * 10;
            return grey << 16 | grey << 8 | grey;
        }
        int cube = index - 16;
        return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + step * 40;
    }
}
