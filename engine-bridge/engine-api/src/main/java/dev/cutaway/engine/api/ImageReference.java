package dev.cutaway.engine.api;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An image's name in full: where it lives, which repository, and which version by tag, digest or both.
 *
 * <p>
 * {@link #parse} fills in what people leave out ({@code debian} is {@code docker.io/library/debian}); {@link #familiar}
 * takes it away again. A tag is never invented: see {@link #withDefaultTag}.
 *
 * @param domain host and optional port, such as {@code docker.io} or {@code localhost:5000}
 * @param path repository below the domain, such as {@code library/debian}
 * @param tag null for none
 * @param digest null for none
 * @see <a href="https://github.com/distribution/reference">The reference grammar and its normalisation</a>
 */
public record ImageReference(String domain, String path, @Nullable String tag, @Nullable Digest digest) {

    private static final String DEFAULT_DOMAIN = "docker.io";
    private static final String OLD_DEFAULT_DOMAIN = "index.docker.io";
    private static final String OFFICIAL = "library/";
    private static final String DEFAULT_TAG = "latest";
    private static final int LONGEST_PATH = 255;

    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final Pattern DOMAIN = Pattern
            .compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?");
    private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}");
    private static final Pattern BARE_ID = Pattern.compile("[a-f0-9]{64}");

    /** Checks itself. */
    public ImageReference {
        require(DOMAIN.matcher(domain).matches(), "\"" + domain + "\" is no registry host");
        require(path.equals(path.toLowerCase(Locale.ROOT)), "repository name (" + path + ") must be lowercase");
        require(PATH.matcher(path).matches(), "\"" + path + "\" is no repository name");
        require(path.length() <= LONGEST_PATH,
                "repository name must not be more than " + LONGEST_PATH + " characters");
        require(tag == null || TAG.matcher(tag).matches(), "\"" + tag + "\" is no tag");
    }

    /**
     * Reads what a person or a client writes: {@code debian}, {@code debian:12}, {@code localhost:5000/a/b:1},
     * {@code docker.io/library/debian@sha256:…}.
     *
     * @throws IllegalArgumentException when it breaks the grammar; the message begins as Docker's does
     */
    public static ImageReference parse(String text) {
        require(!BARE_ID.matcher(text).matches(), "64 hexadecimal digits are an image id, not a name");
        String name = text;
        Digest digest = null;
        int at = name.indexOf('@');
        if (at >= 0) {
            digest = Digest.tryParse(name.substring(at + 1));
            require(digest != null, "\"" + name.substring(at + 1) + "\" is no digest");
            name = name.substring(0, at);
        }
        String tag = null;
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        if (colon >= 0) {
            tag = name.substring(colon + 1);
            name = name.substring(0, colon);
        }
        return named(name, tag, digest);
    }

    /** Reads as {@link #parse} does, or gives null where that throws. */
    public static @Nullable ImageReference tryParse(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static ImageReference named(String name, @Nullable String tag, @Nullable Digest digest) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        String domain = isDomain(first) ? first : DEFAULT_DOMAIN;
        String path = isDomain(first) ? name.substring(slash + 1) : name;
        if (domain.equals(OLD_DEFAULT_DOMAIN)) {
            domain = DEFAULT_DOMAIN;
        }
        if (domain.equals(DEFAULT_DOMAIN) && path.indexOf('/') < 0) {
            path = OFFICIAL + path;
        }
        return new ImageReference(domain, path, tag, digest);
    }

    /** A first component is a host where no repository could be written so. */
    private static boolean isDomain(String first) {
        return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    /** Domain and path, such as {@code docker.io/library/debian}. */
    public String name() {
        return domain + "/" + path;
    }

    /** The name as people write it: {@code debian}, {@code lab/web}, {@code localhost:5000/web}. */
    public String familiarName() {
        if (!domain.equals(DEFAULT_DOMAIN)) {
            return name();
        }
        boolean official = path.startsWith(OFFICIAL) && path.indexOf('/', OFFICIAL.length()) < 0;
        return official ? path.substring(OFFICIAL.length()) : path;
    }

    /** The whole reference as people write it: {@code debian:12}. */
    public String familiar() {
        return familiarName() + version();
    }

    /** This reference, with the tag {@code latest} where it has neither tag nor digest. */
    public ImageReference withDefaultTag() {
        return tag == null && digest == null ? new ImageReference(domain, path, DEFAULT_TAG, null) : this;
    }

    /** The whole reference in full: {@code docker.io/library/debian:12}. */
    @Override
    public String toString() {
        return name() + version();
    }

    private String version() {
        return (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException("invalid reference format: " + rule);
        }
    }
}
