package dev.cutaway.app.images;

import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.InspectedImage;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open archive or layout, shared by all pages that show something of it: the last one that lets go closes it.
 * Thread-safe.
 */
public final class ImageFile implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ImageFile.class.getName());

    private final ImageArchive archive;
    private final ImageInspector inspector;
    private final AtomicInteger users = new AtomicInteger(1);

    private final ImageOrigin origin;

    private ImageFile(ImageArchive archive, ImageInspector inspector, ImageOrigin origin) {
        this.archive = archive;
        this.inspector = inspector;
        this.origin = origin;
    }

    /** Opens an image, wherever it lies; its first user is the caller. Blocks. */
    static ImageFile open(ImageOrigin origin, ImageInspector inspector, Progress progress) throws IOException {
        try {
            return new ImageFile(origin.open(progress), inspector, origin);
        } catch (IOException | RuntimeException | Error e) {
            origin.release();
            throw e;
        }
    }

    /** What was opened. */
    public Path path() {
        return archive.path();
    }

    /** The images in it, never none. */
    public List<ArchivedImage> images() {
        return archive.images();
    }

    /** What people call one of them: its first tag, what it is called where it comes from, or its short id. */
    String nameOf(ArchivedImage image) {
        return image.tags().isEmpty() && !origin.imageName().isEmpty() ? origin.imageName() : image.displayName();
    }

    /** Reads the layers of one of the images. Blocks. */
    InspectedImage inspect(ArchivedImage image, Progress progress) throws IOException {
        return inspector.inspect(image, progress);
    }

    /** The same file for one user more. */
    ImageFile retain() {
        users.incrementAndGet();
        return this;
    }

    /** One user less. */
    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            try {
                archive.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "closing " + archive.path(), e);
            }
            origin.release();
        }
    }
}
