package dev.cutaway.app.library;

import dev.cutaway.app.images.ImagePage;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.inspector.Digest;

import java.util.function.Consumer;

/** Shows an image that an engine keeps on its own page. */
@FunctionalInterface
public interface StoredImageOpener {

    /**
     * Goes to the image's page; it may have to be read first.
     *
     * @param name what it is called
     * @param then given the page once it is there
     */
    void open(Engine engine, Digest id, String name, Consumer<ImagePage> then);
}
