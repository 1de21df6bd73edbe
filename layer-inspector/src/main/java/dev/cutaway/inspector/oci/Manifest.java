package dev.cutaway.inspector.oci;

import java.util.List;
import java.util.Map;

/** What a manifest's bytes can be: one image, or a list of manifests. */
public sealed interface Manifest {

    /** What it declares itself to be; empty where it does not. */
    String mediaType();

    /** In the order of the source. */
    Map<String, String> annotations();

    /**
     * An OCI image manifest, or Docker's image manifest version 2, schema 2.
     *
     * @param config the image's config, or whatever else an artifact has there
     * @param artifactType for content that is no image; empty for none
     * @param layers base first
     */
    record Image(String mediaType, Descriptor config, String artifactType, List<Descriptor> layers,
            Map<String, String> annotations) implements Manifest {}

    /**
     * An OCI image index, or Docker's manifest list.
     *
     * @param manifests in the order of the source
     */
    record Index(String mediaType, List<Descriptor> manifests, Map<String, String> annotations) implements Manifest {}
}
