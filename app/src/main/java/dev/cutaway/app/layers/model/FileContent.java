package dev.cutaway.app.layers.model;

import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.tree.ContentRef;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file's content, to be read at any place: small ones lie in memory, large ones in a temporary file without a name,
 * so that any size can be looked at.
 *
 * @param bytes all of it, read only
 */
public record FileContent(MemorySegment bytes) {

    private static final long IN_MEMORY = 16 << 20;

    /**
     * Reads a content from its layer. Blocks.
     *
     * @param progress told of the bytes that came; may stop it
     */
    public static FileContent read(InspectedImage image, ContentRef content, Progress progress) throws IOException {
        long size = image.layers().get(content.layer()).bytes(content.entry());
        progress.total(size);
        if (size <= IN_MEMORY) {
            var bytes = new ByteArrayOutputStream((int) size);
            image.copyContent(content.layer(), content.entry(), watched(bytes, progress), progress);
            return new FileContent(MemorySegment.ofArray(bytes.toByteArray()).asReadOnly());
        }
        Path file = Files.createTempFile("cutaway", ".content");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                image.copyContent(content.layer(), content.entry(), watched(out, progress), progress);
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return new FileContent(channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** How many bytes. */
    public long size() {
        return bytes.byteSize();
    }

    /** A copy of some of them, fewer at the end. */
    public byte[] slice(long from, int most) {
        int length = (int) Math.min(most, size() - from);
        var slice = new byte[Math.max(0, length)];
        MemorySegment.copy(bytes, java.lang.foreign.ValueLayout.JAVA_BYTE, from, slice, 0, slice.length);
        return slice;
    }

    private static OutputStream watched(OutputStream out, Progress progress) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                progress.advance(length);
                out.write(buffer, offset, length);
            }
        };
    }
}
