package dev.cutaway.app.images;

import dev.cutaway.app.shell.Page;

/** The page of one open image. */
public interface ImagePage extends Page {

    /** Shows how this image differs from another. */
    void compareWith(OpenImage other);
}
