package dev.cutaway.docker.server;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A listening unix socket that only its owner can open, from its first moment on: it is bound in a private folder under
 * another name and then renamed. A lock file beside it tells a living server from what a dead one left.
 */
final class SocketBinding implements AutoCloseable {

    /** As many as the kernel takes at once; a full queue is a refused connection. */
    private static final int BACKLOG = 4096;

    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path socket;
    private final FileChannel lockFile;
    private final ServerSocketChannel channel;
    private final @Nullable Object identity;

    private SocketBinding(Path socket, FileChannel lockFile, ServerSocketChannel channel) throws IOException {
        this.socket = socket;
        this.lockFile = lockFile;
        this.channel = channel;
        this.identity = identity(socket);
    }

    /**
     * Binds.
     *
     * @throws IOException when another server lives there, or the folder is open to others
     */
    static SocketBinding bind(Path path) throws IOException {
        Path socket = path.toAbsolutePath().normalize();
        Path folder = Objects.requireNonNull(socket.getParent(), "a socket lies in a folder");
        makePrivate(folder);
        refuseForeign(folder);
        FileChannel lockFile = lock(socket);
        try {
            refuseLiving(socket);
            return new SocketBinding(socket, lockFile, listen(socket, folder));
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        others.removeAll(PRIVATE_FOLDER);
        if (!others.isEmpty()) {
            throw new IOException("the folder " + folder + " is open to other users (" + PosixFilePermissions.toString(
                    others) + "), so no socket is put there; make it private with chmod 700, or choose another");
        }
    }

    /** Who owns the folder can put another socket in this one's place, whatever its mode. */
    private static void refuseForeign(Path folder) throws IOException {
        // The owner of a new file is whoever runs this, under whatever name: in a user namespace names mean nothing.
        Path own = Files.createTempFile(folder, ".owner", null);
        try {
            UserPrincipal owner = Files.getOwner(folder);
            if (!owner.equals(Files.getOwner(own))) {
                throw new IOException("the folder " + folder + " belongs to " + owner.getName()
                        + ", so no socket is put there; choose one of your own");
            }
        } finally {
            Files.delete(own);
        }
    }

    private static FileChannel lock(Path socket) throws IOException {
        FileChannel channel = FileChannel.open(socket.resolveSibling(socket.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // Another server of this very process.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException("an engine listens already on " + socket);
        }
        return channel;
    }

    /** Whoever holds no lock but answers is another program; what does not answer is left over. */
    private static void refuseLiving(Path socket) throws IOException {
        if (!Files.exists(socket)) {
            return;
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException _) {
            return;
        }
        throw new IOException("another program listens already on " + socket);
    }

    private static ServerSocketChannel listen(Path socket, Path folder) throws IOException {
        Path unfinished = folder.resolve("." + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX));
        Files.deleteIfExists(unfinished);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(unfinished), BACKLOG);
            Files.setPosixFilePermissions(unfinished, PRIVATE_FILE);
            Files.move(unfinished, socket, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    private static @Nullable Object identity(Path socket) throws IOException {
        return Files.readAttributes(socket, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
    }

    Path socket() {
        return socket;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** Stops listening and takes the file away, unless somebody put another there. */
    @Override
    public void close() throws IOException {
        try (lockFile; channel) {
            if (Files.exists(socket) && Objects.equals(identity, identity(socket))) {
                Files.delete(socket);
            }
        }
    }
}
