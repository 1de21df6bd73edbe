package dev.cutaway.engine.api.image;

/** One line of what a removal did. */
public sealed interface Removal {

    /** @param reference the name that was taken away, as people write it */
    record Untagged(String reference) implements Removal {}

    /** @param id of an image, or the chain id of a layer, with its algorithm */
    record Deleted(String id) implements Removal {}
}
