package dev.cutaway.inspector.oci;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An image's config, parsed; {@link #raw} is what it is addressed by.
 *
 * @param digest of {@code raw}: the image's id
 * @param raw the bytes as they came; not to be changed
 * @param created null where it does not say
 * @param author empty for none
 * @param platform what it runs on
 * @param runtime how a container of it starts
 * @param diffIds digests of the uncompressed layers, base first
 * @param history oldest first; may be empty
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image configuration</a>
 */
public record ImageConfig(Digest digest, byte[] raw, @Nullable Instant created, String author, Platform platform,
        ContainerConfig runtime, List<Digest> diffIds, List<HistoryEntry> history) {}
