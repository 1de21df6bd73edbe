package dev.cutaway.engine.api.build;

/**
 * How many paths the layer of a step adds, changes and deletes; of a deleted folder, all that was in it too. Folders that
 * it only repeats do not count.
 *
 * @param added where nothing was before
 * @param changed content, kind, mode, owner, time or attributes
 * @param deleted what is gone
 */
public record TouchedFiles(int added, int changed, int deleted) {}
