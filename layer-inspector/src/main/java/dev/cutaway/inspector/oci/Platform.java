package dev.cutaway.inspector.oci;

import org.jspecify.annotations.Nullable;

/**
 * What an image runs on.
 *
 * @param os such as {@code linux}; "unknown" where the image does not say
 * @param architecture Go's name, such as {@code amd64}
 * @param variant such as {@code v8}; null for none
 * @param osVersion Windows build; null for none
 */
public record Platform(String os, String architecture, @Nullable String variant, @Nullable String osVersion) {

    /** As Docker writes it: {@code linux/arm64/v8}. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant == null ? "" : "/" + variant);
    }
}
