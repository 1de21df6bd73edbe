package dev.cutaway.app.layers.waste;

import dev.cutaway.inspector.analysis.DeadContent;
import dev.cutaway.inspector.analysis.WasteRow;
import dev.cutaway.inspector.tree.Fate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of the waste table: groups, and below an unfolded one what is in it. */
final class WasteRows {

    /** So many contents of one folder are listed; the rest is summed up by the folder anyway. */
    private static final int MOST_IN_FOLDER = 2_000;

    private final List<WasteRow> rows;
    private final Set<WasteRow> unfolded = new HashSet<>();

    /**
     * A line.
     *
     * @param row the group it belongs to
     * @param content one content of an unfolded group; null for the line of the group itself
     * @param name what the line is called
     */
    record Line(WasteRow row, @org.jspecify.annotations.Nullable DeadContent content, String name) {

        long bytes() {
            return content == null ? row.bytes() : content.bytes();
        }

        int introducedBy() {
            return row.introducedBy();
        }

        int killedBy() {
            return row.killedBy();
        }

        Fate how() {
            return row.how();
        }

        /** The path of a file the line is about. */
        String path() {
            return content == null ? row.contents().getFirst().path() : content.path();
        }

        boolean foldable() {
            return content == null && row.isFolder();
        }
    }

    WasteRows(List<WasteRow> rows) {
        this.rows = rows;
        // The first group is unfolded, so that one sees that groups can be.
        if (!rows.isEmpty() && rows.getFirst().isFolder() && rows.getFirst().contents().size() <= 4) {
            unfolded.add(rows.getFirst());
        }
    }

    boolean isUnfolded(Line line) {
        return unfolded.contains(line.row());
    }

    void toggle(Line line) {
        if (line.foldable() && !unfolded.remove(line.row())) {
            unfolded.add(line.row());
        }
    }

    /** All lines from the top. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (WasteRow row : rows) {
            lines.add(new Line(row, null, row.path()));
            if (row.isFolder() && unfolded.contains(row)) {
                for (DeadContent content : row.contents().subList(0,
                        Math.min(MOST_IN_FOLDER, row.contents().size()))) {
                    lines.add(new Line(row, content, below(row.path(), content.path())));
                }
            }
        }
        return lines;
    }

    private static String below(String folder, String path) {
        return path.startsWith(folder) ? path.substring(folder.length()) : path;
    }
}
