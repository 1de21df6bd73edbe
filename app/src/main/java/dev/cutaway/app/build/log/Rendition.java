package dev.cutaway.app.build.log;

/** What the numbers of a graphic rendition say. */
final class Rendition {

    private Rendition() {}

    /** The style after {@code before} once these numbers were said; unknown ones say nothing. */
    static TextStyle of(TextStyle before, int[] numbers, int count) {
        TextStyle style = before;
        for (int i = 0; i < count; i++) {
            int code = numbers[i];
            if (code == 38 || code == 48) {
                int color = color(numbers, i + 1, count);
                if (color != TextStyle.NONE) {
                    style = code == 38 ? style.withForeground(color) : style.withBackground(color);
                }
                i += length(numbers, i + 1, count);
            } else {
                style = of(style, code);
            }
        }
        return style;
    }

    private static TextStyle of(TextStyle style, int code) {
        return switch (code) {
            case 0 -> TextStyle.PLAIN;
            case 1 -> style.with(TextStyle.BOLD);
            case 2 -> style.with(TextStyle.DIM);
            case 3 -> style.with(TextStyle.ITALIC);
            case 4, 21 -> style.with(TextStyle.UNDERLINE);
            case 7 -> style.with(TextStyle.INVERSE);
            case 22 -> style.without(TextStyle.BOLD | TextStyle.DIM);
            case 23 -> style.without(TextStyle.ITALIC);
            case 24 -> style.without(TextStyle.UNDERLINE);
            case 27 -> style.without(TextStyle.INVERSE);
            case 39 -> style.withForeground(TextStyle.NONE);
            case 49 -> style.withBackground(TextStyle.NONE);
            default -> colored(style, code);
        };
    }

    private static TextStyle colored(TextStyle style, int code) {
        if (code >= 30 && code <= 37) {
            return style.withForeground(TextStyle.INDEXED | (code - 30));
        } else if (code >= 90 && code <= 97) {
            return style.withForeground(TextStyle.INDEXED | (code - 90 + 8));
        } else if (code >= 40 && code <= 47) {
            return style.withBackground(TextStyle.INDEXED | (code - 40));
        } else if (code >= 100 && code <= 107) {
            return style.withBackground(TextStyle.INDEXED | (code - 100 + 8));
        }
        return style;
    }

    private static int color(int[] numbers, int at, int count) {
        if (at + 1 < count && numbers[at] == 5) {
            return TextStyle.INDEXED | (numbers[at + 1] & 0xff);
        } else if (at + 3 < count && numbers[at] == 2) {
            return TextStyle.RGB | (numbers[at + 1] & 0xff) << 16 | (numbers[at + 2] & 0xff) << 8
                    | (numbers[at + 3] & 0xff);
        }
        return TextStyle.NONE;
    }

    /** How many numbers belong to the colour. */
    private static int length(int[] numbers, int at, int count) {
        int wanted = at < count && numbers[at] == 5 ? 2 : at < count && numbers[at] == 2 ? 4 : 0;
        return Math.min(wanted, count - at);
    }
}
