package dev.cutaway.engine.api;

import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.system.SystemService;

import java.util.Optional;

/**
 * Keeps images: the bundled engine in this process or another, Docker, or Podman. All calls may block and are made off
 * the UI thread; an interrupted call ends with a {@link java.util.concurrent.CancellationException}. Thread-safe.
 */
public interface Engine extends AutoCloseable {

    /** Its images. */
    ImageService images();

    /** What it is, what it takes on disk, what happens in it. */
    SystemService system();

    /** What only Cutaway's own store offers; empty for Docker and Podman. */
    Optional<StoreService> store();

    /** Builds images; empty for an engine, or a machine, that cannot. */
    default Optional<BuildService> builds() {
        return Optional.empty();
    }

    /** Lets go of connections and files. Work that runs is stopped. */
    @Override
    void close();
}
