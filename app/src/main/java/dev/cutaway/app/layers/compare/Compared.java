package dev.cutaway.app.layers.compare;

import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.inspector.analysis.compare.FileComparison;
import dev.cutaway.inspector.analysis.compare.ImageComparison;
import dev.cutaway.inspector.analysis.compare.Noise;
import dev.cutaway.inspector.image.InspectedImage;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param before the left side
 * @param after the right side
 * @param files how their file systems differ
 * @param images settings, steps and layers; null where two layers of one image, or parts of images, are compared
 */
record Compared(Side before, Side after, FileComparison files, @Nullable ImageComparison images) {

    /** The colours of the layers of both sides: those of the page's own image are as everywhere on the page. */
    LayerColors colors(ImageFacts page) {
        InspectedImage other = before.image() == page.image() ? after.image() : before.image();
        return LayerColors.of(layers(page.image(), page.border().layers()), List.of(layers(other, 0)));
    }

    private static LayerColors.Layers layers(InspectedImage image, int base) {
        return new LayerColors.Layers(image.source().config().diffIds(), base);
    }

    /** Compares; takes time in proportion to the number of files. */
    static Compared of(Side before, Side after, Noise noise) {
        InspectedImage left = before.image();
        InspectedImage right = after.image();
        if (left != right && before.isWhole() && after.isWhole()) {
            var images = ImageComparison.of(new ImageComparison.Side(left.tree(), left.source().config()),
                    new ImageComparison.Side(right.tree(), right.source().config()), noise);
            return new Compared(before, after, images.files(), images);
        }
        FileComparison files = FileComparison.of(left.tree().upTo(before.layer()), right.tree().upTo(after.layer()),
                noise);
        return new Compared(before, after, files, null);
    }
}
