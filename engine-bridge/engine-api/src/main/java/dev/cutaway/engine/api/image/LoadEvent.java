package dev.cutaway.engine.api.image;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

/** What happens while an archive is loaded. */
public sealed interface LoadEvent {

    /**
     * A layer is being read.
     *
     * @param layer how to call it: the first twelve digits of its chain id or digest, or its place in the archive
     * @param current bytes read
     * @param total bytes it has; −1 where that is not known yet
     */
    record LayerProgress(String layer, long current, long total) implements LoadEvent {}

    /** A name went from another image to the one loaded. */
    record TagMoved(ImageReference tag, Digest from) implements LoadEvent {}

    /** An image is there, whole. {@code tag}: null where the archive gave it none. */
    record Loaded(@Nullable ImageReference tag, Digest id) implements LoadEvent {}
}
