package dev.cutaway.engine.local.blob;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Content by SHA-256 digest, a file each. A blob appears whole or not at all and never changes. Thread-safe.
 *
 * <p>
 * A writer holds its blob with a {@link dev.cutaway.engine.local.catalog.Lease} before {@link #commit}, calls
 * {@link #sync} when all are written, and only then tells the catalog.
 */
public final class BlobStore {

    private static final int CHECKED_AT_ONCE = 1 << 20;

    private final StoreFolder folder;

    /**
     * Blobs that were found changed: the next writer of the same content replaces them. Their bytes stay until then,
     * most of them may be good. Files in the folder of damages remember them.
     */
    private final Set<Digest> changed = ConcurrentHashMap.newKeySet();

    /** @param folder prepared */
    public BlobStore(StoreFolder folder) throws EngineException {
        this.folder = folder;
        try (var marks = Files.newDirectoryStream(folder.damaged())) {
            for (Path mark : marks) {
                Digest digest = Digest.tryParse("sha256:" + mark.getFileName());
                if (digest != null) {
                    changed.add(digest);
                }
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "read", folder.damaged());
        }
    }

    /** Begins a blob whose digest is found while it is written. */
    public BlobWriter create() throws EngineException {
        return create(true);
    }

    /** Begins a blob whose digest the caller finds out; {@link #commit} takes its word for it. */
    public BlobWriter createUnhashed() throws EngineException {
        return create(false);
    }

    private BlobWriter create(boolean hashed) throws EngineException {
        Path file = folder.unfinished().resolve("blob-" + UUID.randomUUID());
        try {
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new BlobWriter(file, FileChannel.open(file, options, StoreFolder.ownerOnly("rw-------")),
                    hashed ? Digest.newSha256() : null);
        } catch (IOException e) {
            throw DiskErrors.translate(e, "write", file);
        }
    }

    /**
     * Gives the content its name. Where the store has it already, what was written is dropped.
     *
     * @param expected what the content must hash to; null to take what was found out
     * @throws ImageReadException when it hashes to something else; nothing is kept
     */
    public Digest commit(BlobWriter writer, @Nullable Digest expected) throws IOException {
        try (writer) {
            Digest found = writer.end();
            Digest digest = Objects.requireNonNull(found != null ? found : expected, "nobody knows the digest");
            if (expected != null && !expected.equals(digest)) {
                throw new ImageReadException(new Problem.WrongDigest(Place.of(expected.hex()), expected, digest));
            }
            if (exists(digest) && size(digest) == writer.size()) {
                return digest;
            }
            writer.sync();
            Files.move(writer.file(), path(digest), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            writer.handedOver();
            foundWhole(digest);
            return digest;
        } catch (ImageReadException e) {
            throw e;
        } catch (IOException e) {
            throw DiskErrors.translate(e, "write", folder.blobs());
        }
    }

    /** Stores a small document. */
    public Digest put(byte[] content) throws IOException {
        try (BlobWriter writer = create()) {
            writer.write(content, 0, content.length);
            return commit(writer, null);
        }
    }

    /** Makes sure that the names of all blobs committed so far outlive a power cut. */
    public void sync() throws EngineException {
        try (FileChannel channel = FileChannel.open(folder.blobs(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw DiskErrors.translate(e, "write", folder.blobs());
        }
    }

    /**
     * The content, unchecked.
     *
     * @throws EngineException {@code DAMAGED} when it is not there
     */
    public InputStream open(Digest digest) throws EngineException {
        return Channels.newInputStream(openChannel(digest));
    }

    /** The content as a file, for reading. */
    public FileChannel openChannel(Digest digest) throws EngineException {
        try {
            return FileChannel.open(path(digest), StandardOpenOption.READ);
        } catch (IOException e) {
            throw unreadable(digest, e);
        }
    }

    /** The content; reading past its end throws {@code DAMAGED} when it does not hash to its name. */
    public InputStream openVerified(Digest digest) throws EngineException {
        return new VerifiedStream(open(digest), digest, this::foundChanged);
    }

    /**
     * Reads all of a blob.
     *
     * @param progress told of the bytes read
     * @throws EngineException {@code DAMAGED} when it does not hash to its name
     */
    public void check(Digest digest, Progress progress) throws EngineException {
        try (InputStream in = openVerified(digest)) {
            byte[] passed = new byte[CHECKED_AT_ONCE];
            for (int count = in.read(passed); count >= 0; count = in.read(passed)) {
                progress.advance(count);
            }
        } catch (IOException e) {
            throw unreadable(digest, e);
        }
    }

    /** A small document, checked. */
    public byte[] read(Digest digest) throws EngineException {
        try (InputStream in = openVerified(digest)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(digest, e);
        }
    }

    /** Bytes of the blob. */
    public long size(Digest digest) throws EngineException {
        try {
            return Files.size(path(digest));
        } catch (IOException e) {
            throw unreadable(digest, e);
        }
    }

    /** Whether the blob is there, and was not found changed. */
    public boolean exists(Digest digest) {
        return !changed.contains(digest) && Files.isRegularFile(path(digest));
    }

    /**
     * Deletes a blob.
     *
     * @return bytes that are free now; 0 when it was not there
     */
    public long delete(Digest digest) throws EngineException {
        Path file = path(digest);
        try {
            long size = Files.size(file);
            Files.delete(file);
            foundWhole(digest);
            return size;
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw DiskErrors.translate(e, "delete", file);
        }
    }

    /** Where a blob lies, or would. */
    public Path path(Digest digest) {
        if (!digest.algorithm().equals("sha256")) {
            throw new IllegalArgumentException("the store keeps content by sha256, not by " + digest);
        }
        return folder.blobs().resolve(digest.hex());
    }

    private EngineException foundChanged(Digest digest) {
        var error = new EngineException(Reason.DAMAGED,
                "the bytes of blob " + digest + " in the store changed: load or pull its image again");
        if (changed.add(digest)) {
            try {
                Files.write(mark(digest), new byte[0]);
            } catch (IOException e) {
                // Known until the engine ends, at least.
                error.addSuppressed(e);
            }
        }
        return error;
    }

    /** The blob is as it should be, or gone: if it was found changed, that is over. */
    public void foundWhole(Digest digest) throws EngineException {
        if (changed.contains(digest)) {
            try {
                Files.deleteIfExists(mark(digest));
            } catch (IOException e) {
                throw DiskErrors.translate(e, "delete", mark(digest));
            }
            changed.remove(digest);
        }
    }

    private Path mark(Digest digest) {
        return folder.damaged().resolve(digest.hex());
    }

    private EngineException unreadable(Digest digest, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new EngineException(Reason.DAMAGED,
                    "the store lacks blob " + digest + ": load or pull its image again", e);
        }
        return DiskErrors.translate(e, "read", path(digest));
    }
}
