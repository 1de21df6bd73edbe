package dev.cutaway.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.engine.local.blob.StoreFolder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Keeps a second engine from a store. The system lets go of it when this process ends, however it ends. */
final class StoreLock implements AutoCloseable {

    private static final int LONGEST_OWNER = 64;

    private final StoreFolder folder;
    private final FileChannel channel;

    private StoreLock(StoreFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws EngineException {@code CONFLICT} when another engine has it */
    static StoreLock take(StoreFolder folder) throws EngineException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileChannel channel = FileChannel.open(folder.lock(), options, StoreFolder.ownerOnly("rw-------"));
            try {
                take(channel, folder);
                return new StoreLock(folder, channel);
            } catch (IOException e) {
                try (channel) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "lock", folder.lock());
        }
    }

    private static void take(FileChannel channel, StoreFolder folder) throws IOException {
        if (tryLock(channel) == null) {
            throw new EngineException(Reason.CONFLICT,
                    "another engine (process " + owner(channel) + ") has the store " + folder.path()
                            + " open: use that one, end it, or choose another data folder");
        }
        channel.truncate(0);
        channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_OWNER);
        channel.read(text, 0);
        return UTF_8.decode(text.flip()).toString();
    }

    @Override
    public void close() throws EngineException {
        try {
            channel.close();
        } catch (IOException e) {
            throw DiskErrors.translate(e, "unlock", folder.lock());
        }
    }
}
