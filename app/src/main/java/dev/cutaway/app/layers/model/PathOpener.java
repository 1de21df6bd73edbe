package dev.cutaway.app.layers.model;

/** Leads from a figure to the file it is about. */
@FunctionalInterface
public interface PathOpener {

    /**
     * Shows a path in the file table, as a layer has it.
     *
     * @param path the whole path
     * @param layer the layer to select
     */
    void open(String path, int layer);
}
