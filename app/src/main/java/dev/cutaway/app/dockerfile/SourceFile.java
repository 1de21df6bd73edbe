package dev.cutaway.app.dockerfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
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
record SourceFile(Path path, String text, Charset charset, Stamp stamp) {

    /** More is no Dockerfile. */
    static final long LARGEST = 8L << 20;

    /** What changes when a file is written; the same for a file that is not there. */
    record Stamp(FileTime modified, long size, boolean there) {

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
    static SourceFile fresh(Path path, String text) {
        return new SourceFile(path, text, StandardCharsets.UTF_8, Stamp.GONE);
    }

    static SourceFile read(Path path) throws IOException {
        // Before the bytes: what is written in between is seen as a change.
        Stamp stamp = Stamp.of(path);
        if (stamp.size() > LARGEST) {
            throw new IOException(path + " has " + stamp.size() + " bytes: no Dockerfile is as large");
        }
        byte[] bytes = Files.readAllBytes(path);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new SourceFile(path, text, StandardCharsets.UTF_8, stamp);
        } catch (CharacterCodingException _) {
            return new SourceFile(path, new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1,
                    stamp);
        }
    }

    /** Writes a text in the place of this one: whole or not at all, where the folder allows it. */
    SourceFile write(Path where, String now) throws IOException {
        Charset coding = charset.newEncoder().canEncode(now) ? charset : StandardCharsets.UTF_8;
        byte[] bytes = now.getBytes(coding);
        // A link stays a link, and what it leads to is written.
        Path target = Files.exists(where) ? where.toRealPath() : where.toAbsolutePath();
        try {
            replace(target, bytes);
        } catch (AccessDeniedException | AtomicMoveNotSupportedException _) {
            // The folder takes no new files, but the file itself may be writable.
            Files.write(target, bytes);
        }
        return new SourceFile(where, now, coding, Stamp.of(where));
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
