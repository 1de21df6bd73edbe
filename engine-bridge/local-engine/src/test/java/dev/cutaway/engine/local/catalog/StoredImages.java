package dev.cutaway.engine.local.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.ImageConfigReader;
import dev.cutaway.inspector.testing.TestImage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts images into a store as a loader does. Layers are short texts; what Docker counts of a layer is its length. */
public final class StoredImages {

    private static final String PLAIN_LAYER = "application/vnd.oci.image.layer.v1.tar";

    private final BlobStore blobs;
    private final Catalog catalog;

    /** @param blobs of the catalog */
    public StoredImages(BlobStore blobs, Catalog catalog) {
        this.blobs = blobs;
        this.catalog = catalog;
    }

    /** Stores an image that was {@link TestImage made of} these layers. */
    public Digest add(TestImage image, List<String> layers, String... names) throws IOException {
        return add(image.configBytes(), layers, names);
    }

    /** Stores an image with this config. */
    public Digest add(byte[] config, List<String> layers, String... names) throws IOException {
        try (Lease lease = catalog.lease()) {
            NewImage stored = store(lease, config, layers, names);
            blobs.sync();
            catalog.add(List.of(stored));
            return stored.config().digest();
        }
    }

    /** Stores the files of a build step. */
    public Digest addRemains(TestImage image, List<String> layers) throws IOException {
        try (Lease lease = catalog.lease()) {
            NewImage made = store(lease, image.configBytes(), layers);
            catalog.addRemains(made);
            return made.config().digest();
        }
    }

    /** Stores an image whose layers are given by diff ID and size only; a blob stands for each. */
    public Digest addOfSizes(byte[] config, List<Long> sizes, String... names) throws IOException {
        try (Lease lease = catalog.lease()) {
            Digest id = put(lease, config);
            ImageConfig parsed = ImageConfigReader.read(config, id, Place.of("config"), Limits.DEFAULT);
            var records = new ArrayList<LayerRecord>();
            for (int i = 0; i < sizes.size(); i++) {
                Digest diffId = parsed.diffIds().get(i);
                byte[] content = ("stands for " + diffId).getBytes(UTF_8);
                records.add(new LayerRecord(diffId, put(lease, content), PLAIN_LAYER, content.length, content.length,
                        sizes.get(i)));
            }
            Digest manifest = put(lease, manifest(id));
            blobs.sync();
            catalog.add(List.of(new NewImage(parsed, manifest, records,
                    Stream.of(names).map(ImageReference::parse).toList())));
            return id;
        }
    }

    private static byte[] manifest(Digest id) {
        return ("{\"config\":\"" + id + "\"}").getBytes(UTF_8);
    }

    /** Writes the blobs of an image. */
    NewImage store(Lease lease, byte[] config, List<String> layers, String... names) throws IOException {
        var records = new ArrayList<LayerRecord>();
        for (String layer : layers) {
            byte[] content = layer.getBytes(UTF_8);
            Digest digest = put(lease, content);
            records.add(new LayerRecord(digest, digest, PLAIN_LAYER, content.length, content.length, content.length));
        }
        Digest id = put(lease, config);
        Digest manifest = put(lease, manifest(id));
        return new NewImage(ImageConfigReader.read(config, id, Place.of("config"), Limits.DEFAULT), manifest, records,
                Stream.of(names).map(ImageReference::parse).toList());
    }

    private Digest put(Lease lease, byte[] content) throws IOException {
        lease.hold(Digest.of(content));
        return blobs.put(content);
    }
}
