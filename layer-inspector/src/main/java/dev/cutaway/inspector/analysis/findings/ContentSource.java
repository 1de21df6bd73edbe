package dev.cutaway.inspector.analysis.findings;

import dev.cutaway.inspector.layer.LayerContent;

import java.io.IOException;
import java.util.List;

/**
 * Gives the content of files, for those few whose name alone does not say enough; such as
 * {@link dev.cutaway.inspector.InspectedImage#readContents}.
 */
@FunctionalInterface
public interface ContentSource {

    /**
     * Reads files of one layer, best in one pass over it.
     *
     * @param layer counted from the base
     * @param entries regular files of the layer, none larger than {@link Findings#READ_LIMIT}
     * @param sink given each file's content once, in any order
     */
    void read(int layer, List<Integer> entries, LayerContent.Sink sink) throws IOException;
}
