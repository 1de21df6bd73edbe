package dev.cutaway.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Rows of text under heads: every column as wide as its widest cell, the last one as it is. */
final class TextTable {

    private static final String GAP = "  ";

    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param heads a head that starts with {@code >} stands at the right, and so do its cells
     */
    TextTable(String... heads) {
        right = new boolean[heads.length];
        var plain = new ArrayList<String>();
        for (int i = 0; i < heads.length; i++) {
            right[i] = heads[i].startsWith(">");
            plain.add(right[i] ? heads[i].substring(1) : heads[i]);
        }
        rows.add(plain);
    }

    /** Adds a row with as many cells as there are heads. */
    void add(Object... cells) {
        rows.add(List.of(cells).stream().map(Object::toString).toList());
    }

    void write(Writer out) throws IOException {
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < right.length; column++) {
                boolean last = column == right.length - 1;
                String cell = row.get(column);
                String padding = " ".repeat(last && !right[column] ? 0 : width(column) - length(cell));
                line.append(column == 0 ? "" : GAP).append(right[column] ? padding + cell : cell + padding);
            }
            out.write(line.append('\n').toString());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
