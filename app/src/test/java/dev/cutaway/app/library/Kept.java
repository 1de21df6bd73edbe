package dev.cutaway.app.library;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.LayerFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Images made in a line, for tests of what is pure. */
public final class Kept {

    private Kept() {}

    /** @param layers {@code name:bytes}, base first */
    public static KeptImage image(String name, String... layers) {
        var facts = new ArrayList<LayerFacts>();
        for (String layer : layers) {
            int colon = layer.indexOf(':');
            long bytes = Long.parseLong(layer.substring(colon + 1));
            facts.add(new LayerFacts(MemoryEngine.digest(layer.substring(0, colon)), bytes, bytes / 2));
        }
        List<ImageReference> tags = name.isEmpty() ? List.of() : List.of(ImageReference.parse(name).withDefaultTag());
        long size = facts.stream().mapToLong(LayerFacts::size).sum();
        return new KeptImage(
                new ImageSummary(MemoryEngine.digest(name + List.of(layers)), null, tags, List.of(), null, size, -1,
                        -1, Map.of()),
                tags.isEmpty() ? KeptImage.Kind.DANGLING : KeptImage.Kind.TAGGED, LayerKeys.byDiffId(facts), 0,
                List.of(), false);
    }

    /** One without layers. */
    static KeptImage labelled(String name, Map<String, String> labels) {
        return new KeptImage(new ImageSummary(MemoryEngine.digest(name), null, List.of(ImageReference.parse(name)),
                List.of(), null, 0, -1, -1, labels), KeptImage.Kind.TAGGED, List.of(), 0, List.of(), false);
    }

    /** An engine's contents with these images. */
    public static Contents contents(KeptImage... images) {
        return new Contents(List.of(images),
                LayerSharing.of(List.of(images), LayerSharing.Measure.UNPACKED), null, null);
    }
}
