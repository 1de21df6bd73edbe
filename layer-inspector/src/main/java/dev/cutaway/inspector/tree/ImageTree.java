package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.layer.LayerIndex;

import java.util.List;

/** Temporary. */
public final class ImageTree {
    private ImageTree() {}

    /** Temporary. */
    public static ImageTree of(List<LayerIndex> layers) {
        return new ImageTree();
    }
}
