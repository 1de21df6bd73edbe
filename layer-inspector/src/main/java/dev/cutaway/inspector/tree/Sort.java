package dev.cutaway.inspector.tree;

/**
 * In which order a folder's rows stand.
 *
 * @param key by what
 * @param descending the largest, or the last name, first; rows of one size stay in the order of their names
 */
public record Sort(Key key, boolean descending) {

    /** What rows are sorted by. */
    public enum Key {
        /** Unsigned bytes of the name. */
        NAME,
        /** Bytes as the row shows them. */
        SIZE
    }

    /** By name, as the tree has it. */
    public static final Sort BY_NAME = new Sort(Key.NAME, false);

    /** The largest first. */
    public static final Sort LARGEST_FIRST = new Sort(Key.SIZE, true);
}
