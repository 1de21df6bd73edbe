package dev.cutaway.app.disk;

import dev.cutaway.engine.api.store.StoreUsage;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/** The bytes of a store as one bar, part by part. */
final class UsageBar extends Region {

    private static final double HEIGHT = 10;

    /**
     * A part of the store.
     *
     * @param key of its name
     * @param styleClass of its colour
     */
    record Part(String key, String styleClass, long bytes) {

        /** Whether a store has it in the ordinary course of things. */
        boolean isUsual() {
            return !styleClass.equals("usage-unfinished");
        }
    }

    private final List<Part> parts;
    private final long total;
    private final List<Region> pieces = new ArrayList<>();

    UsageBar(StoreUsage usage) {
        parts = parts(usage);
        total = Math.max(1, usage.total());
        getStyleClass().add("usage-bar");
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        for (Part part : parts) {
            var piece = new Region();
            piece.getStyleClass().addAll("usage-piece", part.styleClass());
            pieces.add(piece);
        }
        getChildren().addAll(pieces);
    }

    /** All parts; they add up to the whole. */
    static List<Part> parts(StoreUsage usage) {
        return List.of(new Part("disk.store.layers", "usage-layers", usage.layers()),
                new Part("disk.store.documents", "usage-documents", usage.documents()),
                new Part("disk.store.indexes", "usage-indexes", usage.indexes()),
                new Part("disk.store.trash", "usage-trash", usage.trash()),
                new Part("disk.store.builds", "usage-builds", usage.builds()),
                new Part("disk.store.database", "usage-database", usage.database()),
                new Part("disk.store.unfinished", "usage-unfinished", usage.unfinished()));
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (int i = 0; i < pieces.size(); i++) {
            long bytes = parts.get(i).bytes();
            double width = bytes == 0 ? 0 : Math.max(2, Math.rint(getWidth() * ((double) bytes / total)) - 1);
            pieces.get(i).resizeRelocate(x, 0, Math.max(0, Math.min(width, getWidth() - x)), HEIGHT);
            x += width == 0 ? 0 : width + 1;
        }
    }
}
