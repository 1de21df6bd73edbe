package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Layer indexes as files of one folder, named by diff ID. A damaged file counts as absent: it can be made again. */
public final class IndexFiles {

    private final Path folder;

    /** @param folder made when first written to */
    public IndexFiles(Path folder) {
        this.folder = folder;
    }

    /** The index of this layer, memory-mapped, or null where there is none that is whole. */
    public @Nullable LayerIndex find(Digest diffId) throws IOException {
        try (FileChannel channel = FileChannel.open(file(diffId), StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE || channel.size() < IndexLayout.HEADER) {
                return null;
            }
            LayerIndex index = ColumnarLayerIndex.over(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            if (index == null || !index.diffId().equals(diffId)) {
                return null;
            }
            Files.setLastModifiedTime(file(diffId), FileTime.from(Instant.now()));
            return index;
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    /**
     * Writes an index, and gives it back memory-mapped, so that it takes no memory of this process. Appears whole or
     * not at all.
     */
    public LayerIndex store(LayerIndex index) throws IOException {
        if (!(index instanceof ColumnarLayerIndex columnar)) {
            throw new IllegalArgumentException("only an index made by LayerIndexer can be stored");
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "index", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = columnar.file();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            Files.move(temporary, file(index.diffId()), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        LayerIndex mapped = find(index.diffId());
        return mapped != null ? mapped : index;
    }

    private Path file(Digest diffId) {
        return folder.resolve(diffId.hex() + ".idx");
    }
}
