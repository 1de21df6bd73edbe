package dev.cutaway.engine.local.catalog;

import dev.cutaway.inspector.Digest;

/**
 * A layer the store has.
 *
 * @param diffId digest of the uncompressed layer
 * @param blob the content as it is stored
 * @param mediaType what the blob's bytes are, such as {@code application/vnd.oci.image.layer.v1.tar+gzip}
 * @param blobBytes length of the blob
 * @param tarBytes length of the uncompressed layer
 * @param dockerSize bytes unpacked, as Docker counts
 */
public record LayerRecord(Digest diffId, Digest blob, String mediaType, long blobBytes, long tarBytes,
        long dockerSize) {}
