package dev.cutaway.app.dockerfile;

import java.nio.file.Path;

/** Paths as people write them. */
final class Paths {

    private static final Path HOME = Path.of(System.getProperty("user.home", "/"));

    private Paths() {}

    /** With {@code ~} for the home folder. */
    static String familiar(Path path) {
        return path.startsWith(HOME) && !path.equals(HOME) ? "~/" + HOME.relativize(path) : path.toString();
    }

    /** What a Dockerfile is called: by its folder, and by its own name where that is not the usual one. */
    static String name(Path file) {
        Path folder = file.getParent();
        String own = String.valueOf(file.getFileName());
        String above = folder == null || folder.getFileName() == null ? own : folder.getFileName().toString();
        return own.equals("Dockerfile") || own.equals("Containerfile") ? above : above + " · " + own;
    }
}
