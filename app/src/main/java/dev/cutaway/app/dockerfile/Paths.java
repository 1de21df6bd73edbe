package dev.cutaway.app.dockerfile;

import java.nio.file.Path;

/** What Dockerfiles are called by where they lie. */
final class Paths {

    private Paths() {}

    /** What a Dockerfile is called: by its folder, and by its own name where that is not the usual one. */
    static String name(Path file) {
        Path folder = file.getParent();
        String own = String.valueOf(file.getFileName());
        String above = folder == null || folder.getFileName() == null ? own : folder.getFileName().toString();
        return own.equals("Dockerfile") || own.equals("Containerfile") ? above : above + " · " + own;
    }
}
