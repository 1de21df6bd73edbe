package dev.cutaway.app.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file opened before, as it is now.
 *
 * @param path where it was
 * @param state whether it still is
 * @param bytes its size; 0 for a folder and where it is unknown
 */
public record RecentFile(Path path, State state, long bytes) {

    /** What became of it. */
    public enum State {
        /** Not looked at yet. */
        UNKNOWN,
        /** A file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** Not there any more. */
        GONE
    }

    /** Not looked at yet. */
    public static RecentFile unknown(Path path) {
        return new RecentFile(path, State.UNKNOWN, 0);
    }

    /** Looks at it. Blocks. A file that cannot be looked at is unknown, for only opening it tells why. */
    public static RecentFile look(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isDirectory()
                    ? new RecentFile(path, State.FOLDER, 0)
                    : new RecentFile(path, State.FILE, attributes.size());
        } catch (NoSuchFileException e) {
            return new RecentFile(path, State.GONE, 0);
        } catch (IOException e) {
            return unknown(path);
        }
    }

    /** Its name and the folder it lies in: {@code images/debian.tar}. */
    public static String shortName(Path path) {
        int names = path.getNameCount();
        return names <= 2 ? path.toString() : path.subpath(names - 2, names).toString();
    }

    /** Its last name. */
    public String name() {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /** The folder it lies in, the home folder written as {@code ~}. */
    public String folder() {
        Path parent = path.getParent();
        if (parent == null) {
            return "";
        }
        Path home = Path.of(System.getProperty("user.home", "/"));
        return parent.startsWith(home) && home.getNameCount() > 0
                ? Path.of("~").resolve(home.relativize(parent)).toString()
                : parent.toString();
    }
}
