package dev.cutaway.app.library;

import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.inspector.Digest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which layers an engine keeps once. Our store keeps a layer by its diff ID. Docker and Podman unpack layers over each
 * other and so keep one by its chain ID: the same layer on another base is another one there.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid">OCI, Layer ChainID</a>
 */
final class LayerKeys {

    private LayerKeys() {}

    static List<KeptImage.Layer> byDiffId(List<LayerFacts> layers) {
        return layers.stream().map(layer -> new KeptImage.Layer(layer.diffId(), layer)).toList();
    }

    static List<KeptImage.Layer> byChainId(List<LayerFacts> layers) {
        var keyed = new ArrayList<KeptImage.Layer>();
        Digest chain = null;
        for (LayerFacts layer : layers) {
            chain = chain == null
                    ? layer.diffId()
                    : Digest.of((chain + " " + layer.diffId()).getBytes(StandardCharsets.US_ASCII));
            keyed.add(new KeptImage.Layer(chain, layer));
        }
        return keyed;
    }
}
