package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.local.catalog.TagMove;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchiveFormat;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.InspectedImage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings the images of an archive into the store. The archive goes by once: its files are written, hashed and indexed
 * at the same time. Then all that it declares is checked, and only when all is right and on the disk does the catalog
 * learn of the images, all at once.
 */
final class Loading {

    private static final Path ARCHIVE = Path.of("archive");

    private final Keeping keeping;
    private final Events events;
    private final Limits limits;

    /** @param limits what an archive may ask for */
    Loading(Keeping keeping, Events events, Limits limits) {
        this.keeping = keeping;
        this.events = events;
        this.limits = limits;
    }

    /** See {@link dev.cutaway.engine.api.image.ImageService#load}. */
    List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException {
        return Failures.translated("archive", () -> {
            try (var spool = new LoadSpool(keeping.blobs(), listener);
                    var read = ImageArchive.read(archive, ARCHIVE, spool, limits, Failures.STOPPED_BY_INTERRUPT)) {
                List<Arrival> arrivals = new ArrayList<>();
                for (ArchivedImage image : read.images()) {
                    arrivals.add(arrival(image, read.format()));
                }
                List<TagMove> moves = keeping.keep(arrivals);
                tell(arrivals, moves, listener);
                return arrivals.stream().map(Arrival::id).distinct().toList();
            }
        });
    }

    private Arrival arrival(ArchivedImage image, ArchiveFormat format) throws IOException {
        if (!image.id().algorithm().equals("sha256")) {
            throw new EngineException(Reason.UNSUPPORTED, "image " + image.id() + ": ids are SHA-256 here");
        }
        InspectedImage inspected = new ImageInspector(null, limits).inspect(image, Progress.NONE);
        List<ArrivedLayer> layers = new ArrayList<>();
        for (int i = 0; i < image.layers().size(); i++) {
            layers.add(ArrivedLayer.of(image.layers().get(i), inspected.layers().get(i)));
        }
        return new Arrival(image.config(), image.manifest(), layers, tags(image, format));
    }

    /** Docker's own archives have references; OCI's have what their writer liked, which may be just a tag. */
    private static List<ImageReference> tags(ArchivedImage image, ArchiveFormat format) throws EngineException {
        var tags = new ArrayList<ImageReference>();
        for (String text : image.tags()) {
            ImageReference tag = ImageReference.tryParse(text);
            if (tag == null && format != ArchiveFormat.OCI_LAYOUT) {
                throw new EngineException(Reason.BAD_ARCHIVE, "invalid tag \"" + Failures.oneLine(text) + "\"");
            }
            if (tag != null && (format != ArchiveFormat.OCI_LAYOUT || text.contains(":") || text.contains("/"))) {
                tags.add(tag.withDefaultTag());
            }
        }
        return tags;
    }

    private void tell(List<Arrival> arrivals, List<TagMove> moves, Consumer<LoadEvent> listener) {
        for (Arrival image : arrivals) {
            events.image("load", image.id(), image.id().toString(), image.config().runtime().labels());
        }
        for (Arrival image : arrivals) {
            for (ImageReference tag : image.tags()) {
                moves.stream().filter(move -> move.tag().equals(tag) && move.to().equals(image.id()))
                        .forEach(move -> listener.accept(new LoadEvent.TagMoved(tag, move.from())));
                listener.accept(new LoadEvent.Loaded(tag, image.id()));
            }
            if (image.tags().isEmpty()) {
                listener.accept(new LoadEvent.Loaded(null, image.id()));
            }
        }
    }
}
