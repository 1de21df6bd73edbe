package dev.cutaway.inspector.analysis.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link FileComparison} as {@code docker diff} prints differences: a letter, a blank and the path on each line,
 * sorted by the bytes of the path. A folder with differences below it is itself {@code C}; of a deleted folder only
 * the folder is named; the root is not.
 */
public final class DiffText {

    private DiffText() {}

    /** One line, made once so that it is cheap to sort. */
    private record Line(byte[] path, char letter) {}

    /**
     * Writes all lines, each with its line feed. Control characters in names are written as {@code \xNN}, so that a
     * name cannot pass for a line of its own.
     */
    public static void write(FileComparison files, Appendable out) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (int row = 1; row < files.rowCount(); row++) {
            Change change = files.differs(row) ? change(files, row) : null;
            if (change != null) {
                lines.add(new Line(files.path(row).getBytes(UTF_8), change.letter()));
            }
        }
        lines.sort((a, b) -> Arrays.compareUnsigned(a.path, b.path));
        for (Line line : lines) {
            out.append(line.letter).append(' ').append(printable(new String(line.path, UTF_8))).append('\n');
        }
    }

    private static @Nullable Change change(FileComparison files, int row) {
        Change change = files.change(row);
        if (change == Change.DELETED && !isFolderAfter(files, files.parent(row))) {
            return null;
        }
        return change == null ? Change.CHANGED : change;
    }

    private static boolean isFolderAfter(FileComparison files, int row) {
        int node = files.rightNode(row);
        if (node < 0) {
            return false;
        }
        int version = files.right().version(node);
        return row == 0 || (version >= 0 && files.right().tree().isFolder(version));
    }

    private static String printable(String path) {
        if (path.chars().noneMatch(Character::isISOControl)) {
            return path;
        }
        var text = new StringBuilder();
        path.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                text.append(String.format("\\x%02x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }
}
