package dev.cutaway.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.StoredImages;
import dev.cutaway.engine.local.image.LocalImages;
import dev.cutaway.engine.local.store.LocalStore;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.system.LocalSystem;
import dev.cutaway.engine.local.transfer.StoreTransfers;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A store with its services, for tests that put images into it without an archive. */
public final class TestStore implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, List<Long>> REAL_SIZES = Map.of("busybox", List.of(1_982_486L), "fxsite",
            List.of(1_982_486L, 4L, 168_242L, 13L), "scratchbin", List.of(1_982_256L), "waste",
            List.of(1_982_486L, 600_000L, 300_005L, 200_000L, 0L, 150_000L, 0L, 200_000L));

    public final StoreFolder folder;
    public final BlobStore blobs;
    public final Catalog catalog;
    public final Events events = new Events();
    public final LocalImages images;
    public final LocalStore store;
    public final LocalSystem system;

    public TestStore(Path data) throws EngineException {
        this.folder = StoreFolder.prepare(data);
        this.blobs = new BlobStore(folder);
        this.catalog = Catalog.open(folder, blobs);
        var transfers = new StoreTransfers(folder, blobs, catalog, events, "1.2.3", Limits.DEFAULT);
        this.images = new LocalImages(catalog, blobs, events, transfers);
        this.store = new LocalStore(catalog, folder, blobs, events, transfers);
        this.system = new LocalSystem(catalog, folder, events, "1.2.3");
    }

    /** An image that Docker built: {@code busybox}, {@code fxsite}, {@code scratchbin}, {@code waste}. */
    public Digest real(String image, String... names) throws IOException {
        return stored().addOfSizes(resource("/images/" + image + ".json"), REAL_SIZES.get(image), names);
    }

    /** An image whose layers are these texts; Docker counts their lengths. */
    public Digest add(List<String> layers, String... names) throws IOException {
        return add("2026-01-01T00:00:00Z", Map.of(), layers, names);
    }

    /** An image with a time and labels. */
    public Digest add(String created, Map<String, String> labels, List<String> layers, String... names)
            throws IOException {
        return stored().add(image(created, labels, layers), layers, names);
    }

    /** The files of a build step, a hidden image. */
    public Digest addRemains(List<String> layers) throws IOException {
        return stored().addRemains(image("2026-01-01T00:00:00Z", Map.of("step", "1"), layers), layers);
    }

    private static TestImage image(String created, Map<String, String> labels, List<String> layers) {
        var image = new TestImage().config(config -> {
            config.put("created", created);
            var target = config.withObject("config").withObject("Labels");
            labels.forEach(target::put);
        });
        layers.forEach(layer -> image.layer(layer.getBytes(UTF_8), BlobForm.PLAIN));
        return image;
    }

    private StoredImages stored() {
        return new StoredImages(blobs, catalog);
    }

    /** Tags of the images that pass, newest first; the short id of one without. */
    public List<String> list(Filters filters) throws EngineException {
        return images.list(new ImageQuery(false, false, filters)).stream().map(TestStore::called).toList();
    }

    private static String called(ImageSummary image) {
        return image.tags().isEmpty()
                ? image.id().shortId()
                : String.join(" ", image.tags().stream().map(ImageReference::familiar).toList());
    }

    /** Names of the blobs that lie in the folder. */
    public Set<String> blobFiles() throws IOException {
        try (var files = Files.list(folder.blobs())) {
            return new HashSet<>(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    /** Names of the blobs that images need, live or in the trash. */
    public Set<String> neededBlobs() {
        var needed = new HashSet<String>();
        for (ImageRecord image : catalog.snapshot().withTrash()) {
            needed.add(image.id().hex());
            needed.add(image.manifest().hex());
            catalog.snapshot().layersOf(image).forEach(layer -> needed.add(layer.blob().hex()));
        }
        return needed;
    }

    /** What a removal tells, as words. */
    public static List<String> words(List<Removal> removals) {
        var words = new ArrayList<String>();
        for (Removal removal : removals) {
            words.add(switch (removal) {
                case Removal.Untagged untagged -> "untagged " + untagged.reference();
                case Removal.Deleted deleted -> "deleted " + deleted.id();
            });
        }
        return words;
    }

    /** An answer of Docker's. */
    public static JsonNode dockerd(String name) throws IOException {
        return JSON.readTree(resource("/dockerd/" + name + ".json"));
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = TestStore.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }

    @Override
    public void close() throws EngineException {
        catalog.close();
    }
}
