package dev.cutaway.app.layers.preview;

import dev.cutaway.app.layers.model.FileContent;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.analysis.compare.TextDiff;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * How two versions of a path differ.
 *
 * @param from the older
 * @param to the newer
 * @param text line by line; null where one of them is no text, or too long to compare
 * @param firstDifference the first byte that differs; −1 where none does
 */
record Difference(Version from, Version to, @Nullable TextDiff text, long firstDifference) {

    /** More is not compared line by line. */
    private static final long MOST_BYTES = 16 << 20;

    /** Reads both and compares them. Blocks. */
    static Difference read(Version from, Version to, Progress progress) throws IOException {
        FileContent old = from.read(progress);
        FileContent fresh = to.read(progress);
        long at = MemorySegment.mismatch(old.bytes(), 0, old.size(), fresh.bytes(), 0, fresh.size());
        boolean comparable = isText(old) && isText(fresh) && old.size() + fresh.size() <= MOST_BYTES;
        TextDiff text = at >= 0 && comparable ? TextDiff.of(whole(old), whole(fresh)) : null;
        return new Difference(from, to, text, at);
    }

    private static String whole(FileContent content) {
        return new String(content.slice(0, Math.toIntExact(content.size())), StandardCharsets.UTF_8);
    }

    private static boolean isText(FileContent content) {
        ContentKind kind = ContentKind.of(content);
        return kind == ContentKind.TEXT || kind == ContentKind.EMPTY;
    }
}
