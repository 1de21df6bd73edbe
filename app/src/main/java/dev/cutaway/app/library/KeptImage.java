package dev.cutaway.app.library;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.inspector.Digest;

import java.util.List;

/**
 * An image in an engine, with all that its row shows.
 *
 * @param summary what the engine lists of it
 * @param kind what its names, or their absence, make it
 * @param layers base first
 * @param children how many images were built on it here
 * @param users containers made from it
 * @param pinned whether no prune takes it
 */
public record KeptImage(ImageSummary summary, Kind kind, List<Layer> layers, int children, List<User> users,
        boolean pinned) {

    /** What an image is by its names. */
    public enum Kind {
        /** It has a name. */
        TAGGED,
        /** It has no name and nothing is built on it: most often a newer build took its name. */
        DANGLING,
        /** It has no name, but others are built on it: a step of a build. */
        INTERMEDIATE
    }

    /** Whether the engine lists it to those who do not ask for everything. */
    public boolean isListed() {
        return kind == Kind.TAGGED || kind == Kind.DANGLING;
    }

    /**
     * A layer as an engine tells it from others.
     *
     * @param key the same for two layers exactly when the engine keeps them once
     * @param facts digest and sizes
     */
    public record Layer(Digest key, LayerFacts facts) {}

    /** A container made from the image. */
    public record User(String container, boolean running) {}

    /** Copies. */
    public KeptImage {
        layers = List.copyOf(layers);
        users = List.copyOf(users);
    }

    /** The image's id. */
    public Digest id() {
        return summary.id();
    }

    /** What people call it: its first name, or its short id. */
    public String name() {
        return summary.tags().isEmpty() ? id().shortId() : summary.tags().getFirst().familiar();
    }

    /** Its names as people write them. */
    public List<String> names() {
        return summary.tags().stream().map(ImageReference::familiar).toList();
    }

    /** Whether a container is known to be made from it; for the opposite see {@link Contents#isUnused}. */
    public boolean isUsed() {
        return !users.isEmpty();
    }

    /** The same with these containers. */
    KeptImage usedBy(List<User> containers) {
        return new KeptImage(summary, kind, layers, children, containers, pinned);
    }
}
