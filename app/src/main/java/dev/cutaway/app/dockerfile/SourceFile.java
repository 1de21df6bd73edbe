package dev.cutaway.app.dockerfile;

import dev.cutaway.app.dockerfile.NoDockerfileException.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A text file as it was read or written last.
 *
 * @param path where it is
 * @param text all of it
 * @param charset UTF-8, or Latin-1 for a file that is not: then every byte comes back as it was
 * @param stamp tells it from what another program writes there
 */
public record SourceFile(Path path, String text, Charset charset, Stamp stamp) {

    /** More is no Dockerfile. */
    private static final int LARGEST = 1 << 20;
    private static final int MOST_LINKS = 40;

    /** What changes when a file is written; the same for a file that is not there. */
    public record Stamp(FileTime modified, long size, boolean there) {

        static final Stamp GONE = new Stamp(FileTime.fromMillis(0), 0, false);

        static Stamp of(Path path) throws IOException {
            if (!Files.exists(path)) {
                return GONE;
            }
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), true);
        }
    }

    /** A file that is still to be written. */
    public static SourceFile fresh(Path path, String text) {
        return new SourceFile(path, text, StandardCharsets.UTF_8, Stamp.GONE);
    }

    /** The same text when its file is there no more. */
    SourceFile gone() {
        return new SourceFile(path, text, charset, Stamp.GONE);
    }

    /**
     * Reads a file to be changed.
     *
     * @throws NoDockerfileException when it is no text, too large, or no regular file
     * @throws IOException when it cannot be read
     */
    public static SourceFile read(Path path) throws IOException {
        // Before the bytes: what is written in between is seen as a change.
        Stamp stamp = Stamp.of(path);
        if (!stamp.there()) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isRegularFile(path)) {
            throw new NoDockerfileException(path, Reason.NOT_REGULAR);
        }
        byte[] bytes = bytes(path);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new SourceFile(path, text, StandardCharsets.UTF_8, stamp);
        } catch (CharacterCodingException _) {
            return new SourceFile(path, new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1,
                    stamp);
        }
    }

    private static byte[] bytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            // What a file system says of a size need not be so, as in /proc.
            byte[] bytes = in.readNBytes(LARGEST + 1);
            for (byte each : bytes) {
                if (each == 0) {
                    throw new NoDockerfileException(path, Reason.NOT_TEXT);
                }
            }
            if (bytes.length > LARGEST) {
                throw new NoDockerfileException(path, Reason.TOO_LARGE);
            }
            return bytes;
        }
    }

    /**
     * Writes a text in the place of this one: whole or not at all, where the folder allows it.
     *
     * @throws AccessDeniedException when the file may not be written, though its folder may
     */
    public SourceFile write(Path where, String now) throws IOException {
        Charset coding = charset.newEncoder().canEncode(now) ? charset : StandardCharsets.UTF_8;
        byte[] bytes = now.getBytes(coding);
        Path target = target(where);
        if (Files.exists(target) && !Files.isWritable(target)) {
            // A new file could take its place, but somebody wanted this one to stay as it is.
            throw new AccessDeniedException(target.toString());
        }
        try {
            replace(target, bytes);
        } catch (AccessDeniedException | AtomicMoveNotSupportedException _) {
            // The folder takes no new files, but the file itself may be writable.
            Files.write(target, bytes);
        }
        return new SourceFile(where, now, coding, Stamp.of(where));
    }

    /** A link stays a link, and what it leads to is written, also when that is not there yet. */
    private static Path target(Path where) throws IOException {
        if (Files.exists(where)) {
            return where.toRealPath();
        }
        Path target = where.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(where.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(target + " is no file");
        }
        Path fresh = Files.createTempFile(folder, ".cutaway", ".tmp");
        try {
            Files.write(fresh, bytes);
            if (Files.getFileAttributeView(fresh, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(fresh, Files.exists(target)
                        ? Files.getPosixFilePermissions(target)
                        : PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
