package dev.cutaway.app.build.history;

import dev.cutaway.inspector.Digest;

import java.nio.file.Path;

/** Where the place Builds leads to. */
public interface BuildDoors {

    /** Asks for a Dockerfile and opens the editor with it. */
    void openDockerfile();

    /** Opens the editor with a new Dockerfile. */
    void newDockerfile();

    /** Opens the editor with this Dockerfile. {@code folder}: its context. */
    void edit(Path folder, Path dockerfile);

    /** Shows an image on its own page. */
    void openImage(Digest image);
}
