package dev.cutaway.engine.local.catalog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutaway.inspector.Digest;

import java.util.ArrayList;
import java.util.List;

/**
 * Chain ids: the digest of a layer together with all below it.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid">OCI: ChainID</a>
 */
final class ChainIds {

    private ChainIds() {}

    /** The chain id of each of these layers, base first. */
    static List<Digest> of(List<Digest> diffIds) {
        var chain = new ArrayList<Digest>(diffIds.size());
        for (Digest diffId : diffIds) {
            chain.add(chain.isEmpty() ? diffId : Digest.of((chain.getLast() + " " + diffId).getBytes(US_ASCII)));
        }
        return List.copyOf(chain);
    }
}
