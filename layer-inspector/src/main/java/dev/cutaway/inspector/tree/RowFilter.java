package dev.cutaway.inspector.tree;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Which paths the file view shows; the folders that lead to one are shown too.
 *
 * @param changes what the layer does to the path, one of these
 * @param unmodified or nothing
 * @param pattern what the path, or a folder above it, must fit; null for no matter
 * @param minBytes least size as the row shows it
 */
public record RowFilter(Set<Change> changes, boolean unmodified, @Nullable PathPattern pattern, long minBytes) {

    /** Shows everything. */
    public static final RowFilter ALL = new RowFilter(Set.of(Change.values()), true, null, 0);

    /** @throws NullPointerException for a null set */
    public RowFilter {
        changes = Set.copyOf(changes);
    }

    /** The same with other changes. */
    public RowFilter withChanges(Set<Change> newChanges, boolean newUnmodified) {
        return new RowFilter(newChanges, newUnmodified, pattern, minBytes);
    }

    /** The same with another pattern, or without one for null. */
    public RowFilter withPattern(@Nullable PathPattern newPattern) {
        return new RowFilter(changes, unmodified, newPattern, minBytes);
    }

    /** The same with another least size. */
    public RowFilter withMinBytes(long newMinBytes) {
        return new RowFilter(changes, unmodified, pattern, newMinBytes);
    }

    boolean wants(@Nullable Change change) {
        return change == null ? unmodified : changes.contains(change);
    }
}
