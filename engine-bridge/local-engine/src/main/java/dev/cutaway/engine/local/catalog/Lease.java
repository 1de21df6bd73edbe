package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.inspector.Digest;

/**
 * Keeps blobs from being deleted while someone writes or reads them. Hold a blob first, then look whether it is there.
 * Closing lets go: blobs that no image has then are deleted.
 */
public final class Lease implements AutoCloseable {

    private final Catalog catalog;
    private final String id;
    private boolean ended;

    Lease(Catalog catalog, String id) {
        this.catalog = catalog;
        this.id = id;
    }

    /** From now on the blob stays, if it is there. */
    public void hold(Digest blob) throws EngineException {
        catalog.transact(sql -> {
            Leases.hold(sql, id, blob);
            return id;
        });
    }

    /** From now on these blobs stay, as far as they are there. */
    public void hold(Iterable<Digest> blobs) throws EngineException {
        catalog.transact(sql -> {
            for (Digest blob : blobs) {
                Leases.hold(sql, id, blob);
            }
            return id;
        });
    }

    @Override
    public void close() throws EngineException {
        if (!ended) {
            ended = true;
            catalog.endLease(id);
        }
    }
}
