package dev.cutaway.app.images;

import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.image.InspectedImage;

/**
 * An image that is open in the app.
 *
 * @param inspected its layers, tree and history
 * @param file the archive it lies in, open as long as its page is
 */
public record OpenImage(InspectedImage inspected, ImageFile file) {

    /** What people call it, with the platform where the archive has it for several. */
    public String name() {
        return name(inspected.source(), file);
    }

    static String name(ArchivedImage image, ImageFile file) {
        String name = file.nameOf(image);
        long same = file.images().stream().filter(other -> file.nameOf(other).equals(name)).count();
        return same > 1 ? name + " (" + image.platform() + ")" : name;
    }
}
