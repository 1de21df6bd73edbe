package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.tree.Fate;

import java.util.List;

/**
 * A line of the waste table: one dead content, or the dead contents of one folder that have their beginning and end in
 * common.
 *
 * @param path the content's path; for several, the folder's, with a slash at the end
 * @param bytes the sum
 * @param introducedBy the layer that stores them
 * @param killedBy the layer that killed them
 * @param how what happened to them
 * @param contents what is in it, the largest first; at least one
 */
public record WasteRow(String path, long bytes, int introducedBy, int killedBy, Fate how, List<DeadContent> contents) {

    /** True for several contents under a folder's name. */
    public boolean isFolder() {
        return contents.size() > 1;
    }
}
