package dev.cutaway.engine.local.build.remote;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.root.Rootfs;

import java.io.IOException;

/** A source of an ADD that is not in the context. Asked first, fetched only where it is needed. */
public sealed interface RemoteSource extends AutoCloseable permits WebSource, GitSource {

    /** For people, without what may be secret. */
    String shown();

    /**
     * What it is now, for the cache; fetches as little as can be.
     *
     * @throws EngineException as the download's, and {@code INVALID} where a checksum says otherwise
     */
    Print print() throws IOException;

    /** Its files, until it is closed: one file, or all of a folder. After {@link #print}. */
    Rootfs files() throws IOException;

    /** Whether {@link #files} is a folder. */
    boolean isFolder();

    /** What Docker's history calls it. */
    String kind();

    @Override
    void close() throws IOException;
}
