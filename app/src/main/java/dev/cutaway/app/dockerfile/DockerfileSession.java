package dev.cutaway.app.dockerfile;

import dev.cutaway.app.build.order.BuildSubject;
import dev.cutaway.app.dockerfile.check.Inspection;

import java.nio.file.Path;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** One open Dockerfile as all that shows or builds it knows it. For the UI thread. */
public final class DockerfileSession {

    private final EditedDockerfile edited;
    private final Inspection inspection;
    private final ReadOnlyObjectWrapper<Path> file;
    private final ObjectProperty<Path> context;
    private IntConsumer jump = line -> {
    };

    DockerfileSession(EditedDockerfile edited, Inspection inspection, Path file, Path context) {
        this.edited = edited;
        this.inspection = inspection;
        this.file = new ReadOnlyObjectWrapper<>(file);
        this.context = new SimpleObjectProperty<>(this, "context", context);
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

    /** The folder a build of it is sent; absolute. Changed by whoever chooses another one. */
    public ObjectProperty<Path> contextProperty() {
        return context;
    }

    /** Goes to where a line of the text that was built last is now; counted from 1. */
    public void jumpTo(int line) {
        jump.accept(line);
    }

    void onJump(IntConsumer goes) {
        jump = goes;
    }

    /** Saved elsewhere: its own folder stays its context, a chosen one as well. */
    void moved(Path to) {
        boolean own = context.get().equals(BuildSubject.home(file.get()));
        file.set(to);
        if (own) {
            context.set(BuildSubject.home(to));
        }
    }
}
