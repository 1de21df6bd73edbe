package dev.cutaway.app.images;

import dev.cutaway.app.task.Phases;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;

import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** Where an image file comes from. */
sealed interface ImageOrigin {

    /** What it is called before it is open. */
    ObservableValue<String> name();

    /** What an image without a name is called all the same; empty where its id has to do. */
    default String imageName() {
        return "";
    }

    /** Its name in full, for errors. */
    String describe();

    /** Opens it, made if it has to be. Blocks. */
    ImageArchive open(Progress progress) throws IOException;

    /** Takes away what opening had to make. */
    default void release() {}

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
        public ImageArchive open(Progress progress) throws IOException {
            return ImageArchive.open(path, Limits.DEFAULT, progress);
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
        public ImageArchive open(Progress progress) throws IOException {
            var phases = new Phases(progress);
            return ImageArchive.open(sample.writer().write(phases.next()), Limits.DEFAULT, phases.next());
        }
    }

    /** An image that an engine keeps. */
    record Kept(ImageSource source) implements ImageOrigin {
        @Override
        public ObservableValue<String> name() {
            return source.name();
        }

        @Override
        public String imageName() {
            return source.name().getValue();
        }

        @Override
        public String describe() {
            return source.describe();
        }

        @Override
        public ImageArchive open(Progress progress) throws IOException {
            return source.open(progress);
        }

        @Override
        public void release() {
            source.release();
        }
    }
}
