package dev.cutaway.app.images;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.TestImage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes images made in code into an archive, and opens them as the app does. */
public final class OpenedImages {

    private OpenedImages() {}

    /** Opens it in a folder; the caller closes {@link OpenImage#file}. */
    public static OpenImage open(Path folder, TestImage image) throws IOException {
        Path file = ArchiveForms.dockerArchive(image).writeTar(Files.createTempFile(folder, "image", ".tar"));
        ImageFile open = ImageFile.open(new ImageOrigin.Chosen(file), new ImageInspector(null, Limits.DEFAULT),
                Progress.NONE);
        return new OpenImage(open.inspect(open.images().getFirst(), Progress.NONE), open);
    }

    /** The same, where only the inspected image is wanted. */
    public static InspectedImage inspect(Path folder, TestImage image) throws IOException {
        return open(folder, image).inspected();
    }
}
