package dev.cutaway.engine.local.build;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.build.step.Workshop;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.StoreTransfers;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.layer.IndexFiles;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A store with a builder and a base image, {@code lab/fxsite:1}; for tests. */
final class Workbench implements AutoCloseable {

    /** Layers of the base. */
    static final int BASE_LAYERS = 4;
    /** History rows of the base. */
    static final int BASE_STEPS = 8;

    final StoreFolder folder;
    final BlobStore blobs;
    final Catalog catalog;
    final Builds builds;
    final StoreTransfers transfers;
    final List<BuildEvent> events = new ArrayList<>();
    private final Path contexts;
    final Events told;
    private final Retention retention;

    Workbench(Path data, Path contexts) throws IOException {
        this(data, contexts, Retention.DEFAULT);
    }

    Workbench(Path data, Path contexts, Retention retention) throws IOException {
        this.contexts = contexts;
        folder = StoreFolder.prepare(data);
        folder.clearUnfinished();
        blobs = new BlobStore(folder);
        catalog = Catalog.open(folder, blobs);
        var told = new Events();
        transfers = new StoreTransfers(folder, blobs, catalog, told, "1.2.3", Limits.DEFAULT);
        this.told = told;
        this.retention = retention;
        builds = builds(null);
    }

    /** A builder with another SSH agent, or none. */
    Builds builds(@Nullable Path agent) {
        return new Builds(Workshop.of(folder, blobs, catalog, Limits.DEFAULT).withAgent(agent), told, retention);
    }

    /** Loads the base. */
    Workbench withBase() throws IOException {
        try (InputStream base = resource("/transfer/docker20-fxsite.tar.xz")) {
            transfers.load(base, _ -> {
            });
        }
        return this;
    }

    static InputStream resource(String path) {
        return Objects.requireNonNull(Workbench.class.getResourceAsStream(path), path);
    }

    /** Skips the test, saying why, where commands cannot be run. */
    static void assumeCommandsRun() {
        assumeTrue("root".equals(System.getProperty("user.name")), "RUN is tested as root only");
        assumeTrue(Stream.of("/usr/bin/crun", "/usr/sbin/runc", "/usr/bin/runc").anyMatch(
                file -> Files.isExecutable(Path.of(file))), "neither crun nor runc is installed");
    }

    /** A context of texts by path; a path that ends with a slash is a folder. */
    Path context(Map<String, String> files) {
        try {
            Path context = Files.createTempDirectory(contexts, "context");
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = context.resolve(file.getKey());
                Files.createDirectories(file.getKey().endsWith("/") ? path : path.getParent());
                if (!file.getKey().endsWith("/")) {
                    Files.writeString(path, file.getValue());
                }
            }
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BuildRequest request(String dockerfile, Map<String, String> files) {
        return BuildRequest.of(new BuildSource.Folder(context(files)), ImageReference.parse("lab/built:1"))
                .withText(dockerfile);
    }

    /** Builds; {@link #events} are those of this build. */
    Digest build(BuildRequest request) throws EngineException {
        events.clear();
        return builds.build(request, events::add);
    }

    Digest build(String dockerfile, Map<String, String> files) throws EngineException {
        return build(request(dockerfile, files));
    }

    /** Forgets all builds, with what their failed steps left. */
    void forgetBuilds() throws EngineException {
        builds.history().remove(builds.history().outline().stream().map(BuildRecord::id).toList());
    }

    /** What commands wrote. */
    String output() {
        var text = new StringBuilder();
        events.forEach(event -> {
            if (event instanceof BuildEvent.Output output) {
                text.append(output.text());
            }
        });
        return text.toString();
    }

    /** Why each step was taken from the cache, or not, by its number. */
    List<String> reasons() {
        var reasons = new ArrayList<String>();
        events.forEach(event -> {
            if (event instanceof BuildEvent.Decided decided) {
                reasons.add(decided.step() + " " + decided.reason());
            }
        });
        return reasons;
    }

    JsonNode config(Digest image) throws EngineException {
        return new JsonMapper().readTree(blobs.read(image));
    }

    List<LayerIndex> layers(Digest image) throws IOException {
        var indexes = new IndexFiles(folder.indexes());
        var layers = new ArrayList<LayerIndex>();
        for (LayerRecord layer : catalog.snapshot().layersOf(Objects.requireNonNull(catalog.snapshot().find(image)))) {
            layers.add(Objects.requireNonNull(indexes.find(layer.diffId())));
        }
        return layers;
    }

    /** The entries of the newest layer of an image. */
    List<String> newest(Digest image) throws IOException {
        return Seen.entries(layers(image).getLast());
    }

    /** What lies unfinished in the store. */
    List<String> unfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder.unfinished())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public void close() throws EngineException {
        builds.close();
        catalog.close();
    }
}
