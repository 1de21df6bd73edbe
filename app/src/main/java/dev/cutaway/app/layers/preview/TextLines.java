package dev.cutaway.app.layers.preview;

import dev.cutaway.app.layers.model.FileContent;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of a content, by line.
 *
 * @param lines without their ends
 * @param whole false where only the beginning was taken
 */
record TextLines(List<String> lines, boolean whole) {

    /** More is not shown as text: nobody reads on, and memory is better used. */
    static final int MOST_BYTES = 4 << 20;

    static TextLines of(FileContent content) {
        byte[] bytes = content.slice(0, MOST_BYTES);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new TextLines(text.lines().toList(), bytes.length == content.size());
    }
}
