package dev.cutaway.app.dockerfile;

import dev.cutaway.app.dockerfile.check.Inspection;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One open Dockerfile as all that shows or builds it knows it. For the UI thread. */
public final class DockerfileSession {

    private final EditedDockerfile edited;
    private final Inspection inspection;
    private final ReadOnlyObjectWrapper<Path> file;
    private IntConsumer jump = line -> {
    };

    DockerfileSession(EditedDockerfile edited, Inspection inspection, Path file) {
        this.edited = edited;
        this.inspection = inspection;
        this.file = new ReadOnlyObjectWrapper<>(file);
    }

    /** What is edited. */
    public EditedDockerfile edited() {
        return edited;
    }

    /** What is wrong with it. */
    public Inspection inspection() {
        return inspection;
    }

    /** Where it is saved; absolute. */
    public ReadOnlyObjectProperty<Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** The folder a build of it is sent. */
    public Path context() {
        return Objects.requireNonNull(file.get().getParent(), "a Dockerfile lies in a folder");
    }

    /** Goes to where a line of the text that was built last is now; counted from 1. */
    public void jumpTo(int line) {
        jump.accept(line);
    }

    void onJump(IntConsumer goes) {
        jump = goes;
    }

    void moved(Path to) {
        file.set(to);
    }
}
