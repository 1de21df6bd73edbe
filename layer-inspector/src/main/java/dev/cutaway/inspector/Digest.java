package dev.cutaway.inspector;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A content address, {@code algorithm:hex}.
 *
 * @param algorithm {@code sha256} or {@code sha512}
 * @param hex lower-case hexadecimal of the algorithm's length
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests">OCI image spec,
 *      Digests</a>
 */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {

    /** Checks itself. */
    public Digest {
        int length = switch (algorithm) {
            case "sha256" -> 64;
            case "sha512" -> 128;
            default -> throw new IllegalArgumentException("digest algorithm not supported: " + algorithm);
        };
        if (hex.length() != length || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("not a " + algorithm + " digest: " + hex);
        }
    }

    /**
     * Reads {@code algorithm:hex}.
     *
     * @throws IllegalArgumentException when it is not a digest
     */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not a digest: " + text);
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Reads {@code algorithm:hex}, or gives null when it is not a digest. */
    public static @Nullable Digest tryParse(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** The SHA-256 digest with these 32 bytes. */
    public static Digest ofSha256(byte[] hash) {
        return new Digest("sha256", HexFormat.of().formatHex(hash));
    }

    /** The SHA-256 digest of this content. */
    public static Digest of(byte[] content) {
        return ofSha256(newSha256().digest(content));
    }

    /** A new SHA-256 computation; every Java has it. */
    public static MessageDigest newSha256() {
        return newHash("sha256");
    }

    /** A new computation of this digest's algorithm. */
    public MessageDigest newHash() {
        return newHash(algorithm);
    }

    private static MessageDigest newHash(String algorithm) {
        try {
            return MessageDigest.getInstance("sha512".equals(algorithm) ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    /** The first twelve hexadecimal digits, as Docker prints ids. */
    public String shortId() {
        return hex.substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        int byAlgorithm = algorithm.compareTo(other.algorithm);
        return byAlgorithm != 0 ? byAlgorithm : hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
