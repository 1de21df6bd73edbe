package dev.cutaway.engine.local.blob;

import dev.cutaway.engine.api.EngineException;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The folder of a store and what lies where in it. Only its owner can read it.
 *
 * @param path the folder itself
 */
public record StoreFolder(Path path) {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Makes what is missing of the folders; files are left as they are. */
    public static StoreFolder prepare(Path path) throws EngineException {
        var folder = new StoreFolder(path.toAbsolutePath().normalize());
        try {
            if (!Files.isDirectory(folder.path)) {
                Files.createDirectories(folder.path, ownerOnly("rwx------"));
            }
            for (Path below : new Path[]{folder.blobs(), folder.indexes(), folder.unfinished(), folder.damaged()}) {
                Files.createDirectories(below, ownerOnly("rwx------"));
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "prepare the store", folder.path);
        }
        return folder;
    }

    /** Attributes of a new file or folder, where the system knows such. */
    public static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    /** Content by digest. */
    public Path blobs() {
        return path.resolve("blobs").resolve("sha256");
    }

    /** Layer indexes by diff ID. */
    public Path indexes() {
        return path.resolve("index");
    }

    /** Empty files with the names of blobs that were found changed. */
    public Path damaged() {
        return path.resolve("damaged");
    }

    /** What is being written. */
    public Path unfinished() {
        return path.resolve("tmp");
    }

    /** Unpacked layers, for what runs; can be made again. */
    public Path snapshots() {
        return path.resolve("snapshots");
    }

    /** What builds keep for each other in {@code RUN --mount=type=cache}. */
    public Path buildMounts() {
        return path.resolve("mounts");
    }

    /** What was built, with what happened. */
    public Path builds() {
        return path.resolve("builds");
    }

    /** Names, images, layers. */
    public Path database() {
        return path.resolve("state.db");
    }

    /** Held by the engine that has the store open. */
    public Path lock() {
        return path.resolve("lock");
    }

    /** Deletes what a process that ended left half written. */
    public void clearUnfinished() throws EngineException {
        try (Stream<Path> files = Files.walk(unfinished())) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!file.equals(unfinished())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "empty", unfinished());
        }
    }
}
