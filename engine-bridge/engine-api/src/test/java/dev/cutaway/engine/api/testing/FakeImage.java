package dev.cutaway.engine.api.testing;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.image.HistoryRow;
import dev.cutaway.inspector.oci.ImageConfig;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An image in memory. {@code history}: oldest first. */
record FakeImage(ImageConfig config, List<Layer> layers, List<HistoryRow> history) {

    /** A layer, expanded. {@code size}: as Docker counts. */
    record Layer(Digest diffId, byte[] tar, long size) {}

    Digest id() {
        return config.digest();
    }

    long size() {
        return layers.stream().mapToLong(Layer::size).sum();
    }

    /** The ids that Docker gives layers upon each other, base first. */
    List<Digest> chainIds() {
        List<Digest> ids = new ArrayList<>();
        for (Layer layer : layers) {
            ids.add(ids.isEmpty()
                    ? layer.diffId
                    : Digest.of((ids.getLast() + " " + layer.diffId).getBytes(StandardCharsets.UTF_8)));
        }
        return ids;
    }
}
