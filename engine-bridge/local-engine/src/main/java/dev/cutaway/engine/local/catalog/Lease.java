package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.inspector.Digest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Keeps blobs from being deleted while someone writes or reads them. Hold a blob first, then look whether it is there.
 * Closing lets go: blobs that no image has then are deleted.
 */
public final class Lease implements AutoCloseable {

    private final Catalog catalog;
    private final String id;
    private final List<Digest> kept = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean wroteDown;
    private boolean ended;

    Lease(Catalog catalog, String id) {
        this.catalog = catalog;
        this.id = id;
    }

    /** From now on the blob stays, if it is there. */
    public void hold(Digest blob) throws EngineException {
        wroteDown = true;
        catalog.transact(sql -> {
            Leases.hold(sql, id, blob);
            return id;
        });
    }

    /** From now on these blobs stay, as far as they are there. */
    public void hold(Iterable<Digest> blobs) throws EngineException {
        wroteDown = true;
        catalog.transact(sql -> {
            for (Digest blob : blobs) {
                Leases.hold(sql, id, blob);
            }
            return id;
        });
    }

    /**
     * From now on these blobs, which images or the build cache have, stay for reading, as far as they are there. Nothing
     * is written down: should this process end, nobody reads them any more.
     */
    public void keep(Collection<Digest> blobs) throws EngineException {
        catalog.keepReadable(blobs);
        kept.addAll(blobs);
    }

    @Override
    public void close() throws EngineException {
        if (!ended) {
            ended = true;
            catalog.releaseReadable(kept);
            if (wroteDown) {
                catalog.endLease(id);
            }
        }
    }
}
