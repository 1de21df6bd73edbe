package dev.cutaway.app.images;

import javafx.collections.ObservableList;

/** Makes the pages of images; so this package need not know how an image is shown. */
@FunctionalInterface
public interface ImagePages {

    /**
     * A page for an image.
     *
     * @param all the open images, this one among them; changes as they come and go
     */
    ImagePage create(OpenImage image, ObservableList<OpenImage> all);
}
