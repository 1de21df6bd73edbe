package dev.cutaway.app.build.order;

import dev.cutaway.dockerfile.edit.DockerfileDocument;

import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * A Dockerfile that can be ordered to be built.
 *
 * @param file where it is saved; absolute
 * @param context the folder that the build is sent; absolute. Changed by whoever chooses another one
 * @param document its text as it is now, saved or not
 */
public record BuildSubject(ObservableValue<Path> file, ObjectProperty<Path> context,
        ObservableValue<DockerfileDocument> document) {

    /** The context where nobody says otherwise: the folder that the Dockerfile lies in. */
    public static Path home(Path file) {
        return Objects.requireNonNull(file.getParent(), "a Dockerfile lies in a folder");
    }

    /**
     * What a request calls the Dockerfile: its path in the context; where it lies elsewhere, its whole path. Then the engine
     * takes the text that comes with the request, and finds what is ignored beside the file.
     */
    public String name() {
        Path place = file.getValue();
        Path folder = context.get();
        return place.startsWith(folder)
                ? folder.relativize(place).toString().replace('\\', '/')
                : place.toString();
    }
}
