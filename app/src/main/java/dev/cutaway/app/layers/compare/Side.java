package dev.cutaway.app.layers.compare;

import dev.cutaway.inspector.image.InspectedImage;

/**
 * One of the two file systems that are compared.
 *
 * @param image the image
 * @param name what people call it
 * @param layer the file system after this layer of it; −1 for the empty one before all layers
 */
record Side(InspectedImage image, String name, int layer) {

    /** A whole image. */
    static Side whole(InspectedImage image, String name) {
        return new Side(image, name, image.layers().size() - 1);
    }

    boolean isWhole() {
        return layer == image.layers().size() - 1;
    }

    Side at(int otherLayer) {
        return new Side(image, name, otherLayer);
    }
}
