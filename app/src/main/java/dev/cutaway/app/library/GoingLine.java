package dev.cutaway.app.library;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A line of what would go.
 *
 * @param image null for the layers that several of the images share
 * @param layers how many go, each counted in one line only
 * @param bytes of these
 */
public record GoingLine(@Nullable KeptImage image, int layers, long bytes) {

    /** The lines, which add up to what removing the images frees. */
    static List<GoingLine> of(Contents all, List<KeptImage> going) {
        Set<Digest> gone = all.sharing().goneWith(going.stream().map(KeptImage::id).toList());
        var lines = new ArrayList<GoingLine>();
        var together = new HashSet<Digest>();
        long togetherBytes = 0;
        for (KeptImage image : going) {
            var own = new HashSet<Digest>();
            long bytes = 0;
            for (KeptImage.Layer layer : image.layers()) {
                if (!gone.contains(layer.key())) {
                    continue;
                }
                if (all.sharing().holders(layer.key()).size() == 1) {
                    bytes += own.add(layer.key()) ? layer.facts().size() : 0;
                } else {
                    togetherBytes += together.add(layer.key()) ? layer.facts().size() : 0;
                }
            }
            lines.add(new GoingLine(image, own.size(), bytes));
        }
        if (!together.isEmpty()) {
            lines.add(new GoingLine(null, together.size(), togetherBytes));
        }
        return lines;
    }
}
