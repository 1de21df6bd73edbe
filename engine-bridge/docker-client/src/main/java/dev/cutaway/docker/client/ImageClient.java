package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.ApiVersion;
import dev.cutaway.docker.wire.Reasons;
import dev.cutaway.docker.wire.json.HistoryDocument;
import dev.cutaway.docker.wire.json.ImageDocument;
import dev.cutaway.docker.wire.json.ImageSummaryDocument;
import dev.cutaway.docker.wire.json.RemovalDocument;
import dev.cutaway.docker.wire.json.StoreDocuments;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.engine.api.image.ImageDetails;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An engine's images. */
final class ImageClient implements ImageService {

    private static final String GET = "GET";
    private static final String IMAGES = "/images/";

    /** Since then the list itself says shared sizes. */
    private static final ApiVersion SHARED_SIZE = new ApiVersion(1, 42);

    private final Wire wire;
    private final boolean listHasSharedSize;
    private final EngineKind kind;
    private final SystemClient system;
    private final Transfer transfer;

    ImageClient(Wire wire, ApiVersion version, EngineKind kind, SystemClient system) {
        this.wire = wire;
        this.listHasSharedSize = kind == EngineKind.CUTAWAY || version.compareTo(SHARED_SIZE) >= 0;
        this.kind = kind;
        this.system = system;
        this.transfer = new Transfer(wire, kind);
    }

    @Override
    public List<ImageSummary> list(ImageQuery query) throws EngineException {
        Target target = Target.of("/images/json").flag("all", query.all()).flag("shared-size", query.sharedSize())
                .with(query.filters());
        List<ImageSummary> images = wire.guarded(() -> List.of(wire.json(GET, target, ImageSummaryDocument[].class))
                .stream().map(ImageSummaryDocument::toSummary).toList());
        return query.sharedSize() && !listHasSharedSize ? withSharedSize(images) : images;
    }

    /** Older engines say it only with the disk usage. */
    private List<ImageSummary> withSharedSize(List<ImageSummary> images) throws EngineException {
        Map<Digest, ImageSummary> counted = new HashMap<>();
        system.diskUsage().images().forEach(image -> counted.put(image.id(), image));
        return images.stream().map(image -> {
            ImageSummary known = counted.getOrDefault(image.id(), image);
            return new ImageSummary(image.id(), image.parent(), image.tags(), image.digests(), image.created(),
                    image.size(), known.sharedSize(), known.containers(), image.labels());
        }).toList();
    }

    @Override
    public ImageDetails inspect(String name) throws EngineException {
        return wire.guarded(() -> wire.json(GET, Target.of(IMAGES, name, "/json"), ImageDocument.class).toDetails());
    }

    @Override
    public List<HistoryStep> history(String name) throws EngineException {
        return wire
                .guarded(() -> List.of(wire.json(GET, Target.of(IMAGES, name, "/history"), HistoryDocument[].class))
                        .stream().map(HistoryDocument::toStep).toList());
    }

    @Override
    public List<LayerFacts> layers(String name) throws EngineException {
        if (kind != EngineKind.CUTAWAY) {
            return LayerGuess.layers(inspect(name).diffIds(), history(name));
        }
        Target target = Target.of("/cutaway/images/", name, "/layers");
        return wire.guarded(() -> List.of(wire.json(GET, target, StoreDocuments.Layer[].class)).stream()
                .map(StoreDocuments.Layer::toFacts).toList());
    }

    @Override
    public void tag(String source, ImageReference target) throws EngineException {
        ImageReference full = target.withDefaultTag();
        if (full.digest() != null || full.tag() == null) {
            throw new EngineException(EngineException.Reason.INVALID,
                    "refusing to create a tag with a digest reference");
        }
        wire.run("POST", Target.of(IMAGES, source, "/tag").with("repo", full.name()).with("tag", full.tag()));
    }

    @Override
    public List<Removal> remove(String name, boolean force, boolean pruneParents) throws EngineException {
        Target target = Target.of(IMAGES, name, "").flag("force", force).flag("noprune", !pruneParents);
        return wire.guarded(() -> List.of(wire.json("DELETE", target, RemovalDocument[].class)).stream()
                .map(RemovalDocument::toRemoval).toList());
    }

    @Override
    public Pruned prune(Filters filters) throws EngineException {
        Target target = Target.of("/images/prune").with(filters).flag(Reasons.EXTENDED, kind == EngineKind.CUTAWAY);
        return wire.guarded(() -> wire.json("POST", target, RemovalDocument.Prune.class).toPruned());
    }

    @Override
    public List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException {
        return transfer.load(archive, listener, name -> inspect(name).id());
    }

    @Override
    public void save(List<String> names, SaveOptions options, OutputStream out, Progress progress)
            throws EngineException {
        transfer.save(names, options, out, progress);
    }

    @Override
    public Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress)
            throws EngineException {
        return transfer.importRoot(tar, options, progress);
    }
}
