package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
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
import dev.cutaway.inspector.image.HistoryRow;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Images in memory. */
final class FakeImages implements ImageService {

    private final FakeState state;
    private final FakeTransfer transfer;

    FakeImages(FakeState state) {
        this.state = state;
        this.transfer = new FakeTransfer(state);
    }

    @Override
    public List<ImageSummary> list(ImageQuery query) throws EngineException {
        synchronized (state) {
            return FakeFilters.listed(state, query.filters()).stream()
                    .map(image -> state.summary(image, query.sharedSize()))
                    .sorted(Comparator.comparing((ImageSummary image) -> image.created() == null
                            ? Instant.EPOCH
                            : image.created()).reversed())
                    .toList();
        }
    }

    @Override
    public ImageDetails inspect(String name) throws EngineException {
        synchronized (state) {
            FakeImage image = state.find(name);
            JsonNode config = new JsonMapper().readTree(image.config().raw());
            JsonNode runtime = config.path("config");
            JsonNode container = config.path("container_config");
            return new ImageDetails(image.id(), null, state.tagsOf(image.id()), List.of(), image.config().created(),
                    image.config().author(), "", config.path("docker_version").asString(""), "",
                    runtime.isObject() ? runtime.toString() : "{}",
                    container.isObject() ? container.toString() : "{}", image.config().platform(), image.size(),
                    image.config().diffIds(), new ImageDetails.Driver("memory", Map.of()),
                    state.lastTagged.get(image.id()));
        }
    }

    @Override
    public List<HistoryStep> history(String name) throws EngineException {
        synchronized (state) {
            FakeImage image = state.find(name);
            List<HistoryStep> steps = new ArrayList<>();
            for (HistoryRow row : image.history().reversed()) {
                boolean top = steps.isEmpty();
                long size = row.layer() < 0 ? 0 : image.layers().get(row.layer()).size();
                steps.add(new HistoryStep(top ? image.id() : null, row.entry().created(), row.entry().createdBy(),
                        top ? state.tagsOf(image.id()) : List.of(), size, row.entry().comment()));
            }
            return steps;
        }
    }

    @Override
    public List<LayerFacts> layers(String name) throws EngineException {
        return FakeStore.facts(state.find(name));
    }

    @Override
    public void tag(String source, ImageReference target) throws EngineException {
        ImageReference full = target.withDefaultTag();
        if (full.digest() != null) {
            throw new EngineException(Reason.INVALID, "refusing to create a tag with a digest reference");
        }
        synchronized (state) {
            Digest id = state.find(source).id();
            state.giveTag(full, id);
            state.tell("tag", id, full.familiar());
        }
    }

    @Override
    public List<Removal> remove(String name, boolean force, boolean pruneParents) throws EngineException {
        synchronized (state) {
            FakeImage image = state.find(name);
            List<ImageReference> tags = state.tagsOf(image.id());
            ImageReference asked = ImageReference.tryParse(name);
            boolean byTag = asked != null && tags.contains(asked.withDefaultTag());
            if (byTag && tags.size() > 1) {
                state.tags.remove(asked.withDefaultTag());
                state.tell("untag", image.id(), image.id().toString());
                return List.of(new Removal.Untagged(asked.withDefaultTag().familiar()));
            }
            if (!force && tags.stream().map(ImageReference::name).distinct().count() > 1) {
                throw new EngineException(Reason.CONFLICT, "conflict: unable to delete " + image.id().shortId()
                        + " (must be forced) - image is referenced in multiple repositories");
            }
            return state.trash(List.of(image));
        }
    }

    @Override
    public Pruned prune(Filters filters) throws EngineException {
        synchronized (state) {
            List<FakeImage> gone = FakeFilters.prunable(state, filters).stream()
                    .filter(image -> !state.pinned.contains(image.id())).toList();
            long bytes = state.freed(gone).values().stream().mapToLong(FakeImage.Layer::size).sum();
            return new Pruned(state.trash(gone), bytes);
        }
    }

    @Override
    public List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException {
        return transfer.load(archive, listener);
    }

    @Override
    public void save(List<String> names, SaveOptions options, OutputStream out, Progress progress)
            throws EngineException {
        transfer.save(names, options, out, progress);
    }

    /** Goes through an archive, so that there is one way in. */
    @Override
    public Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress)
            throws EngineException {
        if (tar == null) {
            throw new EngineException(Reason.UNSUPPORTED, "the fake engine fetches nothing");
        }
        try {
            byte[] bytes = tar.readAllBytes();
            progress.advance(bytes.length);
            ImageReference target = options.target();
            var image = target == null ? new TestImage() : new TestImage(target.withDefaultTag().familiar());
            image.layer(bytes, BlobForm.PLAIN).createdBy("").comment(options.message());
            byte[] archive = ArchiveForms.dockerArchive(image).toTar();
            return transfer.load(new ByteArrayInputStream(archive), event -> {
            }).getFirst();
        } catch (IOException e) {
            throw e instanceof EngineException known
                    ? known
                    : new EngineException(Reason.BAD_ARCHIVE, "the tar cannot be read: " + e.getMessage(), e);
        }
    }
}
