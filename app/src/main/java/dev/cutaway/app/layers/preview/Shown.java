package dev.cutaway.app.layers.preview;

import dev.cutaway.app.layers.model.FileContent;
import org.jspecify.annotations.Nullable;

import javafx.scene.image.Image;

/**
 * A content made ready to be shown, off the UI thread.
 *
 * @param content all of it
 * @param kind what it is
 * @param text its lines, where it is text
 * @param picture decoded, where it is a picture
 */
record Shown(FileContent content, ContentKind kind, @Nullable TextLines text, @Nullable Image picture) {

    static Shown of(FileContent content) {
        ContentKind kind = ContentKind.of(content);
        if (kind == ContentKind.PICTURE && content.size() <= PictureView.MOST_BYTES) {
            Image picture = PictureView.decode(content);
            return picture.isError()
                    ? new Shown(content, ContentKind.BINARY, null, null)
                    : new Shown(content, kind, null, picture);
        }
        return new Shown(content, kind, kind == ContentKind.TEXT ? TextLines.of(content) : null, null);
    }
}
