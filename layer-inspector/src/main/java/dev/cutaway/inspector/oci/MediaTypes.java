package dev.cutaway.inspector.oci;

/**
 * What content declares itself to be.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/media-types.md">OCI media types</a>
 */
public final class MediaTypes {

    /** OCI image index. */
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    /** OCI image manifest. */
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    /** OCI image config. */
    public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
    /** Docker's index. */
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    /** Docker's image manifest, schema 2. */
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    /** Docker's image config. */
    public static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";

    private static final String DOCKER_SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+";

    private MediaTypes() {}

    /** True for an image's config; an empty type counts as one, as early writers left it out. */
    public static boolean isImageConfig(String mediaType) {
        return mediaType.isEmpty() || mediaType.equals(OCI_CONFIG) || mediaType.equals(DOCKER_CONFIG);
    }

    /** True for layers that archives may leave out: their publisher forbids to pass them on. */
    public static boolean isForeignLayer(String mediaType) {
        return mediaType.contains(".foreign.") || mediaType.contains(".nondistributable.");
    }

    /** True for layers that only a key opens. */
    public static boolean isEncrypted(String mediaType) {
        return mediaType.endsWith("+encrypted");
    }

    /** True for Docker's manifests of 2014, which have no config. */
    public static boolean isSchema1(String mediaType) {
        return mediaType.startsWith(DOCKER_SCHEMA_1);
    }
}
