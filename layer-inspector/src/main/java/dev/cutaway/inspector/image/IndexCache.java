package dev.cutaway.inspector.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.IndexFiles;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Indexes of layers that were looked at before, so that looking again is quick. A layer counts as known when the same
 * bytes — same file, place, length and time of change — were verified to be the layer of this diff ID.
 */
public final class IndexCache {

    /** About a hundred images of half a million files. */
    private static final long MAX_INDEX_BYTES = 4L << 30;
    private static final long MAX_MARK_BYTES = 1L << 20;

    private final IndexFiles indexes;
    private final Path indexFolder;
    private final Path verified;

    /** @param folder holds the cache; made when first written to, may be deleted at any time */
    public IndexCache(Path folder) {
        this.indexFolder = folder.resolve("index");
        this.indexes = new IndexFiles(indexFolder);
        this.verified = folder.resolve("verified");
    }

    /**
     * The index of the layer with this diff ID, if exactly these bytes were verified to be it.
     *
     * @param identity names the bytes; see {@link dev.cutaway.inspector.archive.LayerBlob#identity()}
     */
    public @Nullable LayerIndex find(String identity, Digest diffId) throws IOException {
        try {
            Path mark = mark(identity);
            if (!Files.readString(mark).equals(diffId.toString())) {
                return null;
            }
            OldFiles.touch(mark);
            return indexes.find(diffId);
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    /** Keeps an index, verified just now from the bytes of this identity; gives it back memory-mapped. */
    public LayerIndex store(String identity, LayerIndex index) throws IOException {
        LayerIndex stored = indexes.store(index);
        Files.createDirectories(verified);
        Path temporary = Files.createTempFile(verified, "mark", ".tmp");
        try {
            Files.writeString(temporary, index.diffId().toString());
            Files.move(temporary, mark(identity), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        OldFiles.trim(indexFolder, MAX_INDEX_BYTES);
        OldFiles.trim(verified, MAX_MARK_BYTES);
        return stored;
    }

    private Path mark(String identity) {
        return verified.resolve(Digest.of(identity.getBytes(UTF_8)).hex());
    }
}
