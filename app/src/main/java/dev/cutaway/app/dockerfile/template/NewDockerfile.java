package dev.cutaway.app.dockerfile.template;

import dev.cutaway.resources.DockerfileTemplates.Template;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes what a template has into a folder, and never over what is there. */
public final class NewDockerfile {

    private NewDockerfile() {}

    /**
     * Writes the Dockerfile, and a {@code .dockerignore} where there is none.
     *
     * @return the Dockerfile: {@code Dockerfile.node} and so on where the folder has a Dockerfile already
     */
    public static Path write(Template template, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = writeNew(folder.resolve("Dockerfile"), template.dockerfile());
        for (int number = 1; file == null; number++) {
            String name = "Dockerfile." + template.id() + (number == 1 ? "" : number);
            file = writeNew(folder.resolve(name), template.dockerfile());
        }
        writeNew(folder.resolve(".dockerignore"), template.ignore());
        return file;
    }

    /** Null when something is there already. */
    private static @org.jspecify.annotations.Nullable Path writeNew(Path file, String text) throws IOException {
        try {
            return Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            return null;
        }
    }
}
