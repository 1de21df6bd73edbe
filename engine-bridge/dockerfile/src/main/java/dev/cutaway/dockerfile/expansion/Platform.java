package dev.cutaway.dockerfile.expansion;

/**
 * An operating system and a processor, as {@code linux/arm64/v8}.
 *
 * @param os such as {@code linux}
 * @param architecture in Go's names: {@code amd64}, {@code arm64}
 * @param variant empty for none
 */
public record Platform(String os, String architecture, String variant) {

    /** {@code os/architecture[/variant]}. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
