package dev.cutaway.app.images;

import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;

/**
 * An image that comes with the app, to learn on.
 *
 * @param title its name
 * @param lesson what it shows, in a few words
 * @param layers about how many layers it has, for its small picture
 * @param bytes size of its archive
 * @param writer writes it where it can be opened
 */
public record SampleImage(ObservableValue<String> title, ObservableValue<String> lesson, int layers, long bytes,
        Writer writer) {

    /** Makes a sample's archive. */
    @FunctionalInterface
    public interface Writer {

        /** The archive, written now or before. Blocks. */
        Path write(Progress progress) throws IOException;
    }
}
