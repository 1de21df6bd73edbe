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
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * Content on its way into the store. Closing it before {@link BlobStore#commit} throws the content away; closing it
 * afterwards does nothing. Not buffered: write large pieces. For one thread at a time.
 */
public final class BlobWriter extends OutputStream {

    private final Path file;
    private final FileChannel channel;
    private final @Nullable MessageDigest hash;
    private @Nullable Digest digest;
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

    /**
     * Ends the writing and lets go of the file, which may be read from now on; {@link BlobStore#commit} is still to come.
     *
     * @return what the content hashes to; null where that is not found out here
     */
    public @Nullable Digest end() throws EngineException {
        if (channel.isOpen()) {
            digest = hash == null ? null : Digest.ofSha256(hash.digest());
            try {
                channel.close();
            } catch (IOException e) {
                throw DiskErrors.translate(e, "write", file);
            }
        }
        return digest;
    }

    /** Where the content is until it is committed. */
    public Path file() {
        return file;
    }

    /** Brings what was written to the disk; may be done by another thread, once the writing has ended. */
    public void sync() throws EngineException {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
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
