package dev.cutaway.inspector.analysis.findings;

import dev.cutaway.inspector.layer.LayerContent;

import java.io.IOException;

/**
 * Gives the content of files, for those few whose name alone does not say enough; such as
 * {@link dev.cutaway.inspector.image.InspectedImage#copyContents}.
 */
@FunctionalInterface
public interface ContentSource {

    /**
     * Reads files of one layer, best in one pass over it.
     *
     * @param layer counted from the base
     * @param entries regular files of the layer, none larger than {@link Findings#READ_LIMIT}
     * @param sink asked for each file once, in any order
     */
    void read(int layer, int[] entries, LayerContent.Sink sink) throws IOException;
}
