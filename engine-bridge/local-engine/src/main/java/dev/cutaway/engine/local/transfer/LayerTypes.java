package dev.cutaway.engine.local.transfer;

import dev.cutaway.inspector.codec.Compression;

import java.util.Locale;

/** Media types of layers. */
public final class LayerTypes {

    private static final String PLAIN = "application/vnd.oci.image.layer.v1.tar";

    private LayerTypes() {}

    /** OCI's name for a layer compressed so; for bzip2 and xz, which OCI does not name, a name in the same manner. */
    public static String of(Compression compression) {
        return compression == Compression.NONE ? PLAIN : PLAIN + "+" + compression.name().toLowerCase(Locale.ROOT);
    }

    /** How a layer with one of these names is compressed. */
    public static Compression compression(String mediaType) {
        for (Compression compression : Compression.values()) {
            if (of(compression).equals(mediaType)) {
                return compression;
            }
        }
        throw new IllegalArgumentException("no layer of this store: " + mediaType);
    }

    /** Whether other engines read layers compressed so. */
    public static boolean isCommon(Compression compression) {
        return compression != Compression.BZIP2 && compression != Compression.XZ;
    }
}
