package dev.cutaway.app.layers.stack;

import java.util.ArrayList;
import java.util.List;

/** Breaks a command into lines of a monospaced face: at blanks where it can, with an ellipsis where it ends too early. */
final class MonoLines {

    private static final String ELLIPSIS = "…";

    private MonoLines() {}

    /**
     * The lines to show.
     *
     * @param text line feeds and runs of blanks count as one blank
     * @param first characters that fit into the first line
     * @param other characters that fit into the others
     * @param most lines at most
     */
    static List<String> wrap(String text, int first, int other, int most) {
        String rest = text.strip().replaceAll("\\s+", " ");
        var lines = new ArrayList<String>();
        while (!rest.isEmpty() && lines.size() < most) {
            int room = Math.max(1, lines.isEmpty() ? first : other);
            if (rest.length() <= room) {
                lines.add(rest);
                return lines;
            }
            boolean last = lines.size() == most - 1;
            int cut = last ? room - 1 : breakAt(rest, room);
            lines.add(last ? rest.substring(0, Math.max(0, cut)).stripTrailing() + ELLIPSIS : rest.substring(0, cut));
            rest = rest.substring(Math.max(1, cut)).stripLeading();
        }
        return lines;
    }

    /** After the last blank in reach; in the middle of a word only where the word would leave half the line empty. */
    private static int breakAt(String text, int room) {
        int blank = text.lastIndexOf(' ', room);
        return blank > room / 3 ? blank : room;
    }
}
