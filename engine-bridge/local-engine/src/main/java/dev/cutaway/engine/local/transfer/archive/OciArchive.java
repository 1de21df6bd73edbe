package dev.cutaway.engine.local.transfer.archive;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.SaveOptions.Compression;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.transfer.LayerTypes;
import dev.cutaway.engine.local.transfer.Manifests;
import dev.cutaway.engine.local.transfer.Manifests.Blob;
import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.oci.MediaTypes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes an OCI image layout as a tar. The index has names in full: containerd and Docker look for them in their own
 * annotation, skopeo, umoci and Podman in the specification's, and they tell images of one archive apart by it. Beside
 * the index stands {@code manifest.json}, as {@code docker save} has it since Docker 25, for those that do not know
 * layouts.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</a>
 */
public final class OciArchive {

    private static final byte[] LAYOUT = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);

    private final BlobStore blobs;
    private final LayerBytes bytes;
    private final Compression compression;
    private final Progress progress;
    private final TarOut tar;
    private final Set<Digest> written = new HashSet<>();
    private final Map<Digest, Blob> layers = new HashMap<>();

    private OciArchive(BlobStore blobs, LayerBytes bytes, Compression compression, OutputStream out,
            Progress progress) {
        this.blobs = blobs;
        this.bytes = bytes;
        this.compression = compression;
        this.progress = progress;
        this.tar = new TarOut(out, Instant.EPOCH);
    }

    /**
     * Writes an archive.
     *
     * @param compression of each layer; one that is compressed so already goes as it is
     * @param out not closed
     */
    public static void write(List<SavedImage> images, Compression compression, BlobStore blobs, LayerBytes bytes,
            OutputStream out, Progress progress) throws IOException {
        new OciArchive(blobs, bytes, compression, out, progress).write(images);
    }

    private void write(List<SavedImage> images) throws IOException {
        Map<Digest, LayerRecord> distinct = new HashMap<>();
        images.forEach(image -> image.layers().forEach(layer -> distinct.put(layer.diffId(), layer)));
        progress.total(distinct.values().stream()
                .mapToLong(layer -> goesAsItIs(layer) ? layer.blobBytes() : layer.tarBytes()).sum());
        tar.folder("blobs/");
        tar.folder("blobs/sha256/");
        ArrayNode index = JsonNodeFactory.instance.arrayNode();
        for (SavedImage image : images) {
            Blob manifest = image(image);
            for (ImageReference tag : image.tags()) {
                ObjectNode row = Manifests.descriptor(manifest);
                row.putObject("annotations").put("io.containerd.image.name", tag.toString())
                        .put("org.opencontainers.image.ref.name", tag.toString());
                index.add(row);
            }
            if (image.tags().isEmpty()) {
                index.add(Manifests.descriptor(manifest));
            }
        }
        ObjectNode root = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        root.set("manifests", index);
        tar.file("index.json", Json.bytes(root));
        tar.file("manifest.json", Json.bytes(table(images)));
        tar.file("oci-layout", LAYOUT);
        tar.end();
    }

    private ArrayNode table(List<SavedImage> images) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (SavedImage image : images) {
            ObjectNode row = rows.addObject().put("Config", name(image.id()));
            ArrayNode tags = JsonNodeFactory.instance.arrayNode();
            image.tags().forEach(tag -> tags.add(tag.familiar()));
            row.set("RepoTags", tags.isEmpty() ? JsonNodeFactory.instance.nullNode() : tags);
            ArrayNode files = row.putArray("Layers");
            image.layers()
                    .forEach(layer -> files.add(name(Objects.requireNonNull(layers.get(layer.diffId())).digest())));
        }
        return rows;
    }

    private Blob image(SavedImage image) throws IOException {
        List<Blob> described = new ArrayList<>();
        for (LayerRecord layer : image.layers()) {
            described.add(layer(layer));
        }
        document(image.id(), image.config());
        boolean unchanged = image.layers().stream().allMatch(this::goesAsItIs);
        byte[] manifest = unchanged
                ? blobs.read(image.manifest())
                : Manifests.of(image.id(), image.config().length, described);
        Digest digest = Digest.of(manifest);
        document(digest, manifest);
        return new Blob(MediaTypes.OCI_MANIFEST, digest, manifest.length);
    }

    private void document(Digest digest, byte[] content) throws IOException {
        if (written.add(digest)) {
            tar.file(name(digest), content);
        }
    }

    private boolean goesAsItIs(LayerRecord layer) {
        var stored = LayerTypes.compression(layer.mediaType());
        return switch (compression) {
            case AS_STORED -> LayerTypes.isCommon(stored);
            case NONE -> stored == dev.cutaway.inspector.codec.Compression.NONE;
            case GZIP -> stored == dev.cutaway.inspector.codec.Compression.GZIP;
            case ZSTD -> stored == dev.cutaway.inspector.codec.Compression.ZSTD;
        };
    }

    private Blob layer(LayerRecord layer) throws IOException {
        Blob known = layers.get(layer.diffId());
        if (known != null) {
            return known;
        }
        Blob blob = goesAsItIs(layer) ? stored(layer) : switch (compression) {
            case NONE, AS_STORED -> expanded(layer);
            case GZIP, ZSTD -> compressed(layer);
        };
        layers.put(layer.diffId(), blob);
        return blob;
    }

    private Blob stored(LayerRecord layer) throws IOException {
        if (written.add(layer.blob())) {
            tar.file(name(layer.blob()), layer.blobBytes(), out -> bytes.writeStored(layer, out, progress));
        }
        return new Blob(layer.mediaType(), layer.blob(), layer.blobBytes());
    }

    private Blob expanded(LayerRecord layer) throws IOException {
        if (written.add(layer.diffId())) {
            tar.file(name(layer.diffId()), layer.tarBytes(), out -> bytes.writeTar(layer, out, progress));
        }
        return new Blob(LayerTypes.of(dev.cutaway.inspector.codec.Compression.NONE), layer.diffId(),
                layer.tarBytes());
    }

    /** Length and digest stand before the bytes, so these are written aside first. */
    private Blob compressed(LayerRecord layer) throws IOException {
        try (BlobWriter aside = blobs.create()) {
            try (OutputStream out = Compressors.over(compression, aside)) {
                bytes.writeTar(layer, out, progress);
            }
            Digest digest = Objects.requireNonNull(aside.end(), "it is hashed");
            if (written.add(digest)) {
                tar.file(name(digest), aside.size(), out -> {
                    try (InputStream in = Files.newInputStream(aside.file())) {
                        ReadAhead.copy(in, out, Progress.NONE);
                    }
                });
            }
            return new Blob(LayerTypes.of(dev.cutaway.inspector.codec.Compression.valueOf(compression.name())), digest,
                    aside.size());
        }
    }

    private static String name(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }
}
