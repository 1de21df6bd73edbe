package dev.cutaway.app.layers.preview;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.layers.model.FileContent;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.tree.ContentRef;

import java.io.IOException;

/**
 * A content that can be looked at.
 *
 * @param image it is from
 * @param content where it lies
 * @param color of the layer it is shown with
 */
public record Version(InspectedImage image, ContentRef content, LayerColor color) {

    /** Its length in bytes. */
    long bytes() {
        return image.layers().get(content.layer()).bytes(content.entry());
    }

    /** Reads it. Blocks. */
    FileContent read(Progress progress) throws IOException {
        return FileContent.read(image, content, progress);
    }
}
