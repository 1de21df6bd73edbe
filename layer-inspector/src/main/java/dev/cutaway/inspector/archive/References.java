package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.oci.Descriptor;
import org.jspecify.annotations.Nullable;

/** Names of images in an index. */
final class References {

    /** containerd's and BuildKit's: the full name. */
    private static final String CONTAINERD_NAME = "io.containerd.image.name";
    /** The specification's: whatever the writer liked; often just the tag. */
    private static final String OCI_NAME = "org.opencontainers.image.ref.name";

    private static final String HUB = "docker.io/";
    private static final String HUB_LIBRARY = "docker.io/library/";

    private References() {}

    /** The name that a descriptor gives to what it points to, as Docker shows it; null for none. */
    static @Nullable String of(Descriptor descriptor) {
        String full = descriptor.annotations().get(CONTAINERD_NAME);
        String name = full == null || full.isEmpty() ? descriptor.annotations().get(OCI_NAME) : full;
        return name == null || name.isEmpty() ? null : familiar(name);
    }

    /** Docker Hub's own prefix is left out, as Docker does. */
    private static String familiar(String name) {
        if (name.startsWith(HUB_LIBRARY)) {
            return name.substring(HUB_LIBRARY.length());
        }
        return name.startsWith(HUB) ? name.substring(HUB.length()) : name;
    }
}
