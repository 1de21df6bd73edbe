package dev.cutaway.app.dockerfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells by name and place what dropped files and folders may be; none is opened for it. */
public final class Droppable {

    private static final List<String> OF_IMAGES = List.of("oci-layout", "manifest.json");

    private Droppable() {}

    /** Whether a file is called as Dockerfiles are. */
    public static boolean isDockerfile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean called = name.equals("dockerfile") || name.equals("containerfile") || name.startsWith("dockerfile.")
                || name.startsWith("containerfile.") || name.endsWith(".dockerfile");
        return called && !name.endsWith(".dockerignore") && !Files.isDirectory(file);
    }

    /** Whether it is a Dockerfile, or a folder with one that is no image. */
    public static boolean hasDockerfile(Path path) {
        return Files.isDirectory(path)
                ? !isImage(path) && Files.isRegularFile(OpenDockerfiles.fileOf(path))
                : isDockerfile(path);
    }

    /** Whether one may want to edit them: Dockerfiles, and folders that one lies in or could lie in. */
    public static boolean mayBeDockerfiles(List<Path> paths) {
        return paths.stream().allMatch(path -> Files.isDirectory(path)
                ? !isImage(path) || Files.exists(OpenDockerfiles.fileOf(path))
                : isDockerfile(path));
    }

    /** Whether one may want to look at them as images: all files but Dockerfiles, and folders with an image's layout. */
    public static boolean mayBeImages(List<Path> paths) {
        return paths.stream().anyMatch(path -> Files.isDirectory(path) ? isImage(path) : !isDockerfile(path));
    }

    private static boolean isImage(Path folder) {
        return OF_IMAGES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }
}
