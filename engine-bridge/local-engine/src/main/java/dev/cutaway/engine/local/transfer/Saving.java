package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.api.image.SaveOptions.Compression;
import dev.cutaway.engine.api.image.SaveOptions.Form;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageNames;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.Lease;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.archive.Compressors;
import dev.cutaway.engine.local.transfer.archive.DockerArchive;
import dev.cutaway.engine.local.transfer.archive.LayerBytes;
import dev.cutaway.engine.local.transfer.archive.OciArchive;
import dev.cutaway.engine.local.transfer.archive.SavedImage;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes images of the store into one archive. What is saved cannot be deleted meanwhile. */
final class Saving {

    private final Catalog catalog;
    private final BlobStore blobs;
    private final LayerBytes bytes;
    private final Events events;

    /** @param limits how far layers may expand */
    Saving(Catalog catalog, BlobStore blobs, Events events, Limits limits) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.bytes = new LayerBytes(blobs, limits);
        this.events = events;
    }

    /** See {@link dev.cutaway.engine.api.image.ImageService#save}. */
    void save(List<String> names, SaveOptions options, OutputStream out, Progress progress)
            throws EngineException {
        boolean docker = options.form() == Form.DOCKER_ARCHIVE;
        if (docker && options.compression() == Compression.AS_STORED) {
            throw new EngineException(Reason.UNSUPPORTED,
                    "a docker-archive has no layers as they are stored: save as OCI archive, or name a compression");
        }
        Failures.translated("writing of the archive", () -> {
            Snapshot snapshot = catalog.snapshot();
            Map<ImageRecord, Set<ImageReference>> wanted = wanted(names, snapshot);
            try (Lease lease = catalog.lease()) {
                lease.hold(blobs(wanted.keySet(), snapshot));
                catalog.requireAll(wanted.keySet());
                List<SavedImage> images = images(wanted, snapshot);
                if (docker && options.compression() == Compression.NONE) {
                    DockerArchive.write(images, bytes, out, progress);
                } else if (docker) {
                    try (OutputStream archive = Compressors.over(options.compression(), out)) {
                        DockerArchive.write(images, bytes, archive, progress);
                    }
                } else {
                    OciArchive.write(images, options.compression(), blobs, bytes, out, progress);
                }
            }
            wanted.keySet().forEach(image -> events.image("save", image.id(), image.id().toString(), image.labels()));
            return names;
        });
    }

    private Map<ImageRecord, Set<ImageReference>> wanted(List<String> names, Snapshot snapshot)
            throws EngineException {
        Map<ImageRecord, Set<ImageReference>> wanted = new LinkedHashMap<>();
        for (String name : names) {
            Map<ImageReference, ImageRecord> tags = wholeRepository(name, snapshot);
            if (!tags.isEmpty()) {
                tags.forEach((tag, image) -> wanted.computeIfAbsent(image, _ -> new LinkedHashSet<>()).add(tag));
                continue;
            }
            ImageRecord image = resolve(name, snapshot);
            Set<ImageReference> saved = wanted.computeIfAbsent(image, _ -> new LinkedHashSet<>());
            ImageReference reference = ImageReference.tryParse(name);
            ImageReference key = reference == null ? null : ImageNames.key(reference);
            if (key != null && key.tag() != null && image.equals(snapshot.named(key))) {
                saved.add(key);
            }
        }
        return wanted;
    }

    /** A save looks for a repository, not for its tag {@code latest}; so Docker does not name that tag either. */
    private static ImageRecord resolve(String name, Snapshot snapshot) throws EngineException {
        try {
            return ImageNames.resolve(snapshot, name);
        } catch (EngineException e) {
            throw e.reason() == EngineException.Reason.NOT_FOUND
                    ? new EngineException(EngineException.Reason.NOT_FOUND, "No such image: " + name, e)
                    : e;
        }
    }

    /** All tags of a repository, where the name is a bare repository. */
    private static Map<ImageReference, ImageRecord> wholeRepository(String name, Snapshot snapshot) {
        Map<ImageReference, ImageRecord> tags = new LinkedHashMap<>();
        ImageReference reference = ImageReference.tryParse(name);
        if (reference != null && reference.tag() == null && reference.digest() == null) {
            for (ImageRecord image : snapshot.images()) {
                snapshot.tagsOf(image.id()).stream().filter(tag -> tag.name().equals(reference.name()))
                        .forEach(tag -> tags.put(tag, image));
            }
        }
        return tags;
    }

    private static Set<Digest> blobs(Set<ImageRecord> images, Snapshot snapshot) {
        Set<Digest> blobs = new LinkedHashSet<>();
        for (ImageRecord image : images) {
            blobs.add(image.id());
            blobs.add(image.manifest());
            snapshot.layersOf(image).forEach(layer -> blobs.add(layer.blob()));
        }
        return blobs;
    }

    private List<SavedImage> images(Map<ImageRecord, Set<ImageReference>> wanted, Snapshot snapshot)
            throws IOException {
        List<SavedImage> images = new ArrayList<>();
        for (var image : wanted.entrySet()) {
            ImageRecord record = image.getKey();
            images.add(new SavedImage(record.id(), blobs.read(record.id()), record.manifest(),
                    snapshot.layersOf(record), List.copyOf(image.getValue())));
        }
        return images;
    }
}
