package dev.cutaway.engine.local.store;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.store.StoreUsage;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Snapshot;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the store takes: the lengths of its files, as {@code du --apparent-size} adds them up; folders themselves count
 * nothing.
 */
final class Usage {

    private enum Share {
        LAYERS, DOCUMENTS, INDEXES, TRASH, BUILDS, DATABASE, UNFINISHED
    }

    private final StoreFolder folder;
    private final Set<String> layers = new HashSet<>();
    private final Set<String> documents = new HashSet<>();
    private final Set<String> trash = new HashSet<>();
    private final Set<String> builds = new HashSet<>();
    private final Set<Object> seen = new HashSet<>();
    private final Map<Share, Long> bytes = new EnumMap<>(Share.class);

    private Usage(Snapshot snapshot, StoreFolder folder) {
        this.folder = folder;
        // The catalog has no other layers than those of images and of builds.
        snapshot.layers().forEach(layer -> builds.add(layer.blob().hex()));
        for (ImageRecord image : snapshot.withTrash()) {
            if (image.isLive() && image.status().remains()) {
                builds.add(image.id().hex());
                builds.add(image.manifest().hex());
                continue;
            }
            Set<String> ofLayers = image.isLive() ? layers : trash;
            Set<String> ofDocuments = image.isLive() ? documents : trash;
            ofDocuments.add(image.id().hex());
            ofDocuments.add(image.manifest().hex());
            for (LayerRecord layer : snapshot.layersOf(image)) {
                ofLayers.add(layer.blob().hex());
            }
        }
    }

    /** Walks the folder. */
    static StoreUsage of(Snapshot snapshot, StoreFolder folder) throws EngineException {
        return new Usage(snapshot, folder).walk();
    }

    private StoreUsage walk() throws EngineException {
        try {
            Files.walkFileTree(folder.path(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // A file with several names takes its space once; unpacked layers are full of such.
                    if (attributes.fileKey() == null || seen.add(attributes.fileKey())) {
                        bytes.merge(shareOf(file), attributes.size(), Long::sum);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** What was there when the folder was read may be gone now. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
                    if (error instanceof java.nio.file.NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw error;
                }
            });
        } catch (IOException e) {
            throw DiskErrors.translate(e, "read", folder.path());
        }
        return new StoreUsage(sum(Share.LAYERS), sum(Share.DOCUMENTS), sum(Share.INDEXES), sum(Share.TRASH),
                sum(Share.BUILDS), sum(Share.DATABASE), sum(Share.UNFINISHED));
    }

    private long sum(Share share) {
        return bytes.getOrDefault(share, 0L);
    }

    private Share shareOf(Path file) {
        String name = file.getFileName().toString();
        if (file.startsWith(folder.indexes())) {
            return Share.INDEXES;
        } else if (file.startsWith(folder.blobs())) {
            return layers.contains(name)
                    ? Share.LAYERS
                    : documents.contains(name)
                            ? Share.DOCUMENTS
                            : trash.contains(name)
                                    ? Share.TRASH
                                    : builds.contains(name) ? Share.BUILDS : Share.UNFINISHED;
        } else if (file.startsWith(folder.snapshots()) || file.startsWith(folder.buildMounts())
                || file.startsWith(folder.builds())) {
            return Share.BUILDS;
        }
        return file.startsWith(folder.unfinished()) ? Share.UNFINISHED : Share.DATABASE;
    }
}
