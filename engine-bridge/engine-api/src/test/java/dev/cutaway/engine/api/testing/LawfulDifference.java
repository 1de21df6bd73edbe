package dev.cutaway.engine.api.testing;

/** Where engines may differ from Docker without being wrong. */
public enum LawfulDifference {
    /** Names without a registry become {@code localhost/…}: Podman. */
    NAMES_BECOME_LOCAL,
    /** Sizes are counted in another way: Podman counts the tar. */
    COUNTS_OTHERWISE,
    /** Removals and prunes do not tell of layers, or not in Docker's order: Podman. */
    TELLS_LESS_OF_REMOVALS,
    /** An unknown filter is no error, or another one: Podman. */
    TAKES_OTHER_FILTERS,
    /** What a tag was moved from is gone, or keeps no trace: Podman. */
    FORGETS_MOVED_TAGS,
    /** The comment of an import is not in the history: Podman. */
    FORGETS_COMMENTS,
    /** Events are of other kinds: Podman. */
    TELLS_OTHER_EVENTS,
    /** Names removed by id, or broken names, are judged otherwise: Podman. */
    JUDGES_NAMES_OTHERWISE
}
