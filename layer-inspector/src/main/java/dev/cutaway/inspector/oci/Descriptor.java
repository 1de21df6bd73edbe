package dev.cutaway.inspector.oci;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Points at content.
 *
 * @param mediaType what the content declares itself to be; empty where the source has none
 * @param digest its address
 * @param size its bytes
 * @param platform only in an index; null for none
 * @param annotations in the order of the source
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md">OCI content descriptors</a>
 */
public record Descriptor(String mediaType, Digest digest, long size, @Nullable Platform platform,
        Map<String, String> annotations) {}
