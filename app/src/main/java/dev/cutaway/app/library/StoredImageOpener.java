package dev.cutaway.app.library;

import dev.cutaway.engine.api.Engine;

/** Shows an image that an engine keeps on its own page. */
@FunctionalInterface
public interface StoredImageOpener {

    /** Goes to the image's page; it may have to be read first. */
    void open(Engine engine, KeptImage image);
}
