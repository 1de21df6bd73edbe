package dev.cutaway.app.library;

import dev.cutaway.app.images.ImagePage;
import dev.cutaway.app.images.ImageSource;
import dev.cutaway.app.images.OpenImages;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.api.store.StoredImage;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.layer.IndexFiles;
import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Opens images of engines: from our own store where they lie, without a copy; from others through an archive that is
 * saved for the purpose and gone when the page is closed.
 */
public final class EngineImages implements StoredImageOpener {

    private final OpenImages open;

    /** @param open shows them */
    public EngineImages(OpenImages open) {
        this.open = open;
    }

    @Override
    public void open(Engine engine, Digest id, String name, Consumer<ImagePage> then) {
        open.open(new Source(engine, id, name), then);
    }

    private static final class Source implements ImageSource {

        private static final System.Logger LOG = System.getLogger(EngineImages.class.getName());

        private final Engine engine;
        private final Digest id;
        private final String name;
        private @Nullable Path copy;

        Source(Engine engine, Digest id, String name) {
            this.engine = engine;
            this.id = id;
            this.name = name;
        }

        @Override
        public ObservableValue<String> name() {
            return new ReadOnlyStringWrapper(name);
        }

        @Override
        public String describe() {
            return name + " (" + id + ")";
        }

        @Override
        public synchronized ImageArchive open(Progress progress) throws IOException {
            if (engine.store().isPresent()) {
                StoredImage stored = engine.store().get().locate(id.toString());
                return ImageArchive.openStored(stored.layout(), new IndexFiles(stored.indexes()), stored.manifest(),
                        stored.tags(), Limits.DEFAULT);
            }
            Path file = Files.createTempFile("cutaway-", ".tar");
            copy = file;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                // By name, so that the archive has it, too.
                engine.images().save(List.of(isName() ? name : id.toString()), SaveOptions.DEFAULT, out, progress);
            }
            return ImageArchive.open(file, Limits.DEFAULT, Progress.NONE);
        }

        /** Not every image has one; then it is called by its id, or by what made it. */
        private boolean isName() {
            return !name.equals(id.shortId()) && ImageReference.tryParse(name) != null;
        }

        @Override
        public synchronized void release() {
            Path file = copy;
            copy = null;
            if (file != null) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    LOG.log(Level.WARNING, "deleting " + file, e);
                }
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Source source && source.engine == engine && source.id.equals(id)
                    && source.name.equals(name);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }
}
