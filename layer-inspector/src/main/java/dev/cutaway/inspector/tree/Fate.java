package dev.cutaway.inspector.tree;

/** What became of a content that some layer stores. */
public enum Fate {
    /** Some name reaches it in the final file system. */
    LIVE,
    /** A layer above deleted its last name, or a folder above that. */
    DELETED,
    /** A layer above put something else at its last name, be it only a copy with another mode. */
    OVERWRITTEN,
    /** A later entry of the same layer took its path. */
    SUPERSEDED
}
