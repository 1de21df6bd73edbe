package dev.cutaway.app.dockerfile.text;

import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.inspector.analysis.compare.TextDiff;
import dev.cutaway.inspector.analysis.compare.TextDiff.Mark;

import java.util.Arrays;

/** Where the lines of one text are in another that was made from it. Lines are counted from 0. */
final class SameLines {

    private final int[] places;
    private final boolean all;

    private SameLines(int[] places, boolean all) {
        this.places = places;
        this.all = all;
    }

    /** How line ends are written does not count. */
    static SameLines between(SourceText before, SourceText now) {
        var places = new int[before.lines()];
        Arrays.fill(places, -1);
        TextDiff diff = TextDiff.of(plain(before), plain(now));
        diff.lines().stream().filter(line -> line.mark() == Mark.SAME)
                .forEach(line -> places[line.left() - 1] = line.right() - 1);
        return new SameLines(places, diff.isEmpty());
    }

    private static String plain(SourceText text) {
        var plain = new StringBuilder(text.text().length() + 1);
        for (int line = 0; line < text.lines(); line++) {
            plain.append(TextSync.shown(text, line)).append('\n');
        }
        return plain.toString();
    }

    /** Whether the texts say the same. */
    boolean areAll() {
        return all;
    }

    /** Where a line is now; −1 where it is no more. */
    int now(int line) {
        return line < 0 || line >= places.length ? -1 : places[line];
    }

    /** Where the first of these lines is now; −1 where one of them is no more, or something came between them. */
    int now(int first, int last) {
        int start = now(first);
        for (int line = first; start >= 0 && line <= last; line++) {
            if (now(line) != start + line - first) {
                return -1;
            }
        }
        return start;
    }
}
