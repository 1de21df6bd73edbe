package dev.cutaway.engine.local.build.root;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;

import java.util.List;

/**
 * What is at a path of a {@link Rootfs}.
 *
 * @param parts entries that make it up, the uppermost first: several for a folder that several layers bring
 */
public record Spot(List<Part> parts) {

    /** An entry of one layer. {@code layer}: counted from the base. */
    public record Part(int layer, LayerIndex index, int entry) {

        /** What it is. */
        public EntryKind kind() {
            return index.kind(entry);
        }
    }

    /** At least one part. */
    public Spot {
        parts = List.copyOf(parts);
    }

    /** What it is; a hard link is said to be one. */
    public EntryKind kind() {
        return parts.getFirst().kind();
    }

    /** Whether it is a folder. */
    public boolean isFolder() {
        return kind() == EntryKind.DIRECTORY;
    }

    /** The entry that describes it: the uppermost that says anything, or else the uppermost. */
    public Part described() {
        for (Part part : parts) {
            if (!part.index().implied(part.entry())) {
                return part;
            }
        }
        return parts.getFirst();
    }
}
