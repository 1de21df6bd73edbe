package dev.cutaway.app.control;

import javafx.scene.layout.Region;

/** An image's bytes as a small bar: those it shares solid, those only it has solid with an edge. */
public final class ShareBar extends Region {

    private static final double HEIGHT = 8;

    private final Region shared = new Region();
    private final Region unique = new Region();
    private double sharedPart;
    private double uniquePart;

    /** An empty bar. */
    public ShareBar() {
        getStyleClass().add("share-bar");
        shared.getStyleClass().add("shared");
        unique.getStyleClass().add("unique");
        getChildren().addAll(shared, unique);
        setMouseTransparent(true);
    }

    /**
     * Shows these bytes.
     *
     * @param whole what the whole width stands for
     */
    public void show(long sharedBytes, long uniqueBytes, long whole) {
        sharedPart = whole <= 0 ? 0 : (double) sharedBytes / whole;
        uniquePart = whole <= 0 ? 0 : (double) uniqueBytes / whole;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        double y = (getHeight() - HEIGHT) / 2;
        // Something is there, so something is seen.
        double first = sharedPart > 0 ? Math.max(2, Math.rint(sharedPart * getWidth())) : 0;
        double second = uniquePart > 0 ? Math.max(4, Math.rint(uniquePart * getWidth())) : 0;
        shared.resizeRelocate(0, y, first, HEIGHT);
        unique.resizeRelocate(Math.max(0, first - (first > 0 ? 1 : 0)), y, second, HEIGHT);
        shared.setVisible(first > 0);
        unique.setVisible(second > 0);
    }
}
