package dev.cutaway.engine.api.image;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/**
 * What becomes of an imported root file system.
 *
 * @param target the image's name; null for none
 * @param message comment of its one step; empty for Docker's own words
 * @param changes Dockerfile instructions that change the config, such as {@code CMD ["sh"]}
 * @param platform null for this machine's
 * @param url where the tar is fetched from; null when it is handed over
 */
public record ImportOptions(@Nullable ImageReference target, String message, List<String> changes,
        @Nullable Platform platform, @Nullable URI url) {

    /** Copies. */
    public ImportOptions {
        changes = List.copyOf(changes);
    }
}
