package dev.cutaway.app.control;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as people write them. */
public final class FilePaths {

    private static final Path HOME = Path.of(System.getProperty("user.home", "/"));

    private FilePaths() {}

    /** An absolute path as {@link #familiar(Path)}; anything else as it is. */
    public static String familiar(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? familiar(path) : text;
        } catch (InvalidPathException _) {
            return text;
        }
    }

    /** With {@code ~} for the home folder. */
    public static String familiar(Path path) {
        boolean own = HOME.getNameCount() > 0 && path.startsWith(HOME);
        return own ? path.equals(HOME) ? "~" : "~/" + HOME.relativize(path) : path.toString();
    }
}
