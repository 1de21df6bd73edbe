package dev.cutaway.app.images;

import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** Where an image file comes from. */
sealed interface ImageOrigin {

    /** What it is called before it is open. */
    ObservableValue<String> name();

    /** Its name in full, for errors. */
    String describe();

    /** The file or folder, made if it has to be. Blocks. */
    Path resolve(Progress progress) throws IOException;

    /** A person's file or folder. */
    record Chosen(Path path) implements ImageOrigin {
        @Override
        public ObservableValue<String> name() {
            Path last = path.getFileName();
            return new ReadOnlyStringWrapper(last == null ? path.toString() : last.toString());
        }

        @Override
        public String describe() {
            return path.toString();
        }

        @Override
        public Path resolve(Progress progress) {
            return path;
        }
    }

    /** One of the samples. */
    record Sample(SampleImage sample) implements ImageOrigin {
        @Override
        public ObservableValue<String> name() {
            return sample.title();
        }

        @Override
        public String describe() {
            return sample.title().getValue();
        }

        @Override
        public Path resolve(Progress progress) throws IOException {
            return sample.writer().write(progress);
        }
    }
}
