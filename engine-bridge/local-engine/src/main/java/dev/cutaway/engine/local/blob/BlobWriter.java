package dev.cutaway.engine.local.blob;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Content on its way into the store. Closing it before {@link BlobStore#commit} throws the content away; closing it
 * afterwards does nothing. Not buffered: write large pieces. For one thread at a time.
 */
public final class BlobWriter extends OutputStream {

    private final Path file;
    private final FileChannel channel;
    private final @Nullable MessageDigest hash;
    private long size;
    private boolean done;

    BlobWriter(Path file, FileChannel channel, @Nullable MessageDigest hash) {
        this.file = file;
        this.channel = channel;
        this.hash = hash;
    }

    /** Bytes written so far. */
    public long size() {
        return size;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    /** Writes what remains of the buffer. */
    public void write(ByteBuffer bytes) throws IOException {
        if (hash != null) {
            hash.update(bytes.duplicate());
        }
        size += bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "write", file);
        }
    }

    /** What the content hashes to; null where that is not found out here. */
    @Nullable
    Digest digest() {
        return hash == null ? null : Digest.ofSha256(hash.digest());
    }

    Path file() {
        return file;
    }

    /** Brings the content to the disk and ends the writing; the file stays. */
    void finish() throws EngineException {
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            throw DiskErrors.translate(e, "write", file);
        }
    }

    /** From now on the file is the store's. */
    void handedOver() {
        done = true;
    }

    @Override
    public void close() throws IOException {
        if (!done) {
            done = true;
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
