package dev.cutaway.engine.api.image;

/**
 * How images are saved.
 *
 * @param form of the archive
 * @param compression of a docker-archive as a whole; of each layer in an OCI archive
 */
public record SaveOptions(Form form, Compression compression) {

    /** What {@code docker save} writes. */
    public static final SaveOptions DEFAULT = new SaveOptions(Form.DOCKER_ARCHIVE, Compression.NONE);

    /** Which form the archive has. */
    public enum Form {
        /** As {@code docker save} writes. */
        DOCKER_ARCHIVE,
        /** An OCI layout in a tar. */
        OCI_ARCHIVE
    }

    /** How bytes are compressed. */
    public enum Compression {
        /** Not at all; layers kept compressed are expanded. */
        NONE,
        /** RFC 1952. */
        GZIP,
        /** RFC 8878. */
        ZSTD,
        /** As the store has each layer: quickest, and digests of layers stay. Only for OCI archives. */
        AS_STORED
    }
}
