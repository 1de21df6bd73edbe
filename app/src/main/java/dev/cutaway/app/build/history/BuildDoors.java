package dev.cutaway.app.build.history;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import javafx.beans.value.ObservableValue;

/** Where the place Builds leads to. */
public interface BuildDoors {

    /** Asks for a Dockerfile and opens the editor with it. */
    void openDockerfile();

    /** Opens the editor with a new Dockerfile. */
    void newDockerfile();

    /** Opens the editor with this Dockerfile. {@code folder}: its context. */
    void edit(Path folder, Path dockerfile);

    /**
     * Shows a Dockerfile as it was built.
     *
     * @param run the build whose figures stand beside the lines; its value may be null
     */
    BuiltText text(String dockerfile, ObservableValue<@Nullable BuildRun> run);

    /** Shows the files as a step left them. */
    void openStep(BuildRun run, StepRun step);

    /** Shows an image on its own page. */
    void openImage(Digest image);
}
