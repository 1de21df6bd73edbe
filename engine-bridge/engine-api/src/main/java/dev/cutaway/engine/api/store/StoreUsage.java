package dev.cutaway.engine.api.store;

/**
 * Bytes a store takes on the disk.
 *
 * @param layers blobs of layers that images have
 * @param documents configs and manifests
 * @param indexes layer indexes
 * @param trash blobs that only the trash has
 * @param builds what builds keep for later ones: layers that only their cache has, layers unpacked for commands, folders
 *        of cache mounts, records and logs of what was built, files of steps that failed or were opened
 * @param database with its journal
 * @param unfinished what is being written, or was left behind
 */
public record StoreUsage(long layers, long documents, long indexes, long trash, long builds, long database,
        long unfinished) {

    /** All of it. */
    public long total() {
        return layers + documents + indexes + trash + builds + database + unfinished;
    }
}
