package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.engine.local.blob.StoreFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A megabyte set aside. To free space a database must first write; when the disk is full to the last byte, this file
 * makes way for that, and takes its place again afterwards.
 */
public final class Reserve {

    private static final int BYTES = 1 << 20;

    private final Path file;

    /** The reserve of a store, set or not. */
    public Reserve(StoreFolder folder) {
        this.file = folder.path().resolve("reserve");
    }

    /** Sets the space aside, or as much of it as there is. */
    void set() throws EngineException {
        try {
            if (Files.notExists(file) || Files.size(file) < BYTES) {
                Files.write(file, new byte[BYTES]);
            }
        } catch (IOException e) {
            EngineException error = DiskErrors.translate(e, "write", file);
            if (error.reason() != Reason.NO_SPACE) {
                throw error;
            }
        }
    }

    /** Gives the space back; false when there was none. */
    public boolean release() throws EngineException {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DiskErrors.translate(e, "delete", file);
        }
    }
}
