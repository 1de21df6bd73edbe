package dev.cutaway.app.images;

import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;

import java.io.IOException;
import javafx.beans.value.ObservableValue;

/** Where an image lies that is no file of a person. Two that are equal are the same image, which is opened once. */
public interface ImageSource {

    /** What it is called before it is open. */
    ObservableValue<String> name();

    /** Its name in full, for errors. */
    String describe();

    /** Opens it. Blocks. */
    ImageArchive open(Progress progress) throws IOException;

    /** Called once the archive is closed, or could not be opened: takes away what {@link #open} had to make. */
    default void release() {}
}
