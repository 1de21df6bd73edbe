package dev.cutaway.app.library;

import dev.cutaway.engine.api.Engine;
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
import dev.cutaway.engine.api.store.Damage;
import dev.cutaway.engine.api.store.RemovalPlan;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.store.StoreUsage;
import dev.cutaway.engine.api.store.StoredImage;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.engine.api.system.DiskUsage;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EngineInfo;
import dev.cutaway.engine.api.system.EngineVersion;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.engine.api.system.SystemService;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** An engine without a disk, as little of one as the pages need: what it is told to keep, it keeps in memory. */
public final class MemoryEngine implements Engine, ImageService, SystemService, StoreService {

    private static final EngineEvent END = new EngineEvent("", "", "", Map.of(), Instant.EPOCH);

    private record Kept(ImageSummary summary, List<LayerFacts> layers, List<HistoryStep> history, String config) {}

    private record Trashed(TrashItem item, List<Kept> images) {}

    private final boolean withStore;
    private final Map<Digest, Kept> images = new LinkedHashMap<>();
    private final List<Trashed> trash = new ArrayList<>();
    private final Set<Digest> pinned = new HashSet<>();
    private final List<DiskUsage.Container> containers = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();
    private int removals;
    private boolean countRefused;
    private final List<LinkedBlockingQueue<EngineEvent>> listeners = new CopyOnWriteArrayList<>();

    /** @param withStore whether it offers what only our own store does */
    public MemoryEngine(boolean withStore) {
        this.withStore = withStore;
    }

    /** A digest that stands for a name. */
    public static Digest digest(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps an image; layers are written {@code name:bytes}, base first, names separated by blanks. */
    public synchronized Digest keep(String names, Instant created, @Nullable Digest parent, String... layers) {
        Digest id = digest(names + List.of(layers));
        var facts = new ArrayList<LayerFacts>();
        var history = new ArrayList<HistoryStep>();
        long size = 0;
        for (String layer : layers) {
            long bytes = Long.parseLong(layer.substring(layer.lastIndexOf(':') + 1));
            String command = layer.substring(0, layer.lastIndexOf(':'));
            facts.add(new LayerFacts(digest(command), bytes, bytes * 2 / 5 + 512));
            history.addFirst(new HistoryStep(null, created, command, List.of(), bytes, ""));
            size += bytes;
        }
        List<ImageReference> tags = names.isBlank()
                ? List.of()
                : List.of(names.split(" ")).stream().map(ImageReference::parse).toList();
        put(new Kept(new ImageSummary(id, parent, tags, List.of(), created, size, -1, -1, Map.of()), facts, history,
                "{\"Cmd\":[\"nginx\",\"-g\",\"daemon off;\"],\"ExposedPorts\":{\"8080/tcp\":{}},\"User\":\"www-data\"}"));
        return id;
    }

    /** A container is made from an image. */
    public synchronized void use(Digest image, String container, boolean running) {
        containers.add(new DiskUsage.Container(digest(container).hex(), container, "", image.toString(), "sh",
                running ? "running" : "exited", "", 3_400_000, null, 0));
    }

    private synchronized void put(Kept image) {
        for (ImageReference tag : image.summary().tags()) {
            images.replaceAll((id, kept) -> named(kept, without(kept.summary().tags(), tag)));
        }
        images.put(image.summary().id(), image);
        happened("load", image.summary().id().toString());
    }

    private static List<ImageReference> without(List<ImageReference> tags, ImageReference tag) {
        return tags.stream().filter(each -> !each.equals(tag)).toList();
    }

    private static Kept named(Kept kept, List<ImageReference> tags) {
        ImageSummary s = kept.summary();
        return new Kept(new ImageSummary(s.id(), s.parent(), tags, s.digests(), s.created(), s.size(), s.sharedSize(),
                s.containers(), s.labels()), kept.layers(), kept.history(), kept.config());
    }

    private void happened(String action, String actor) {
        var event = new EngineEvent("image", action, actor, Map.of(), Instant.now());
        listeners.forEach(each -> each.add(event));
    }

    private synchronized Kept find(String name) throws EngineException {
        ImageReference reference = ImageReference.tryParse(name);
        return images.values().stream()
                .filter(kept -> kept.summary().id().toString().equals(name) || (reference != null
                        && kept.summary().tags().contains(reference.withDefaultTag())))
                .findFirst().orElseThrow(() -> new EngineException(Reason.NOT_FOUND, "No such image: " + name));
    }

    /** Names of all images, in the order they came. */
    public synchronized List<String> names() {
        return images.values().stream().flatMap(kept -> kept.summary().tags().stream())
                .map(ImageReference::familiar).toList();
    }

    @Override
    public ImageService images() {
        return this;
    }

    @Override
    public SystemService system() {
        return this;
    }

    @Override
    public Optional<StoreService> store() {
        return withStore ? Optional.of(this) : Optional.empty();
    }

    @Override
    public void close() {}

    @Override
    public synchronized List<ImageSummary> list(ImageQuery query) throws EngineException {
        for (String key : query.filters().values().keySet()) {
            if (!key.equals("reference") && !key.equals("dangling")) {
                throw new EngineException(Reason.INVALID, "invalid filter '" + key + "'");
            }
        }
        List<String> wanted = query.filters().of("reference");
        return images.values().stream().map(Kept::summary).filter(image -> wanted.isEmpty()
                || image.tags().stream().anyMatch(tag -> wanted.contains(tag.familiarName()))).toList().reversed();
    }

    @Override
    public ImageDetails inspect(String name) throws EngineException {
        Kept kept = find(name);
        return new ImageDetails(kept.summary().id(), null, kept.summary().tags(), List.of(), kept.summary().created(),
                "", "", "", "", kept.config(), "{}", new Platform("linux", "amd64", null, null), kept.summary().size(),
                kept.layers().stream().map(LayerFacts::diffId).toList(), new ImageDetails.Driver("", Map.of()), null);
    }

    @Override
    public List<HistoryStep> history(String name) throws EngineException {
        return find(name).history();
    }

    @Override
    public List<LayerFacts> layers(String name) throws EngineException {
        return find(name).layers();
    }

    @Override
    public synchronized void tag(String source, ImageReference target) throws EngineException {
        Kept kept = find(source);
        images.replaceAll((id, each) -> named(each, without(each.summary().tags(), target)));
        var tags = new ArrayList<>(kept.summary().tags());
        tags.add(target);
        images.put(kept.summary().id(), named(kept, tags));
        happened("tag", target.familiar());
    }

    @Override
    public synchronized List<Removal> remove(String name, boolean force, boolean pruneParents) throws EngineException {
        Kept kept = find(name);
        List<ImageReference> tags = kept.summary().tags();
        if (tags.size() > 1 && !name.equals(kept.summary().id().toString())) {
            List<ImageReference> left = without(tags, ImageReference.parse(name).withDefaultTag());
            images.put(kept.summary().id(), named(kept, left));
            happened("untag", name);
            return List.of(new Removal.Untagged(name));
        }
        if (tags.size() > 1 && !force) {
            throw new EngineException(Reason.CONFLICT, "conflict: unable to delete " + kept.summary().id().shortId()
                    + " (must be forced) - image is referenced in multiple repositories");
        }
        boolean used = containers.stream().anyMatch(each -> each.imageId().equals(kept.summary().id().toString()));
        if (used && !force) {
            throw new EngineException(Reason.CONFLICT, "conflict: unable to delete " + kept.summary().id().shortId()
                    + " (must be forced) - image is being used by stopped container");
        }
        Digest id = kept.summary().id();
        if (images.values().stream().anyMatch(each -> id.equals(each.summary().parent()))) {
            throw new EngineException(Reason.CONFLICT, "conflict: unable to delete " + id.shortId()
                    + " (cannot be forced) - image has dependent child images");
        }
        bury(List.of(kept));
        return List.of(new Removal.Deleted(kept.summary().id().toString()));
    }

    private void bury(List<Kept> gone) {
        gone.forEach(kept -> images.remove(kept.summary().id()));
        trash.addFirst(new Trashed(new TrashItem("trash-" + ++removals, Instant.now(),
                gone.stream().map(Kept::summary).toList(), bytes(gone, true)), gone));
        happened("delete", "");
    }

    private long bytes(Collection<Kept> gone, boolean stored) {
        var left = new HashSet<Digest>();
        images.values().stream().filter(kept -> !gone.contains(kept)).forEach(kept -> kept.layers()
                .forEach(layer -> left.add(layer.diffId())));
        var freed = new LinkedHashMap<Digest, Long>();
        gone.forEach(kept -> kept.layers().stream().filter(layer -> !left.contains(layer.diffId()))
                .forEach(layer -> freed.put(layer.diffId(), stored ? layer.storedBytes() : layer.size())));
        return freed.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<Kept> unneeded(Filters filters) {
        boolean all = filters.of("dangling").contains("false");
        return images.values().stream().filter(kept -> all || kept.summary().isUntagged())
                .filter(kept -> containers.stream()
                        .noneMatch(each -> each.imageId().equals(kept.summary().id().toString())))
                .toList();
    }

    @Override
    public synchronized Pruned prune(Filters filters) {
        List<Kept> gone = unneeded(filters).stream().filter(kept -> !pinned.contains(kept.summary().id())).toList();
        long bytes = bytes(gone, false);
        if (!gone.isEmpty()) {
            bury(gone);
        }
        return new Pruned(gone.stream().<Removal>map(kept -> new Removal.Deleted(kept.summary().id().toString()))
                .toList(), bytes);
    }

    @Override
    public List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException {
        Path file = null;
        try {
            file = Files.createTempFile("memory-engine", ".tar");
            Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
            var ids = new ArrayList<Digest>();
            try (ImageArchive open = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
                for (ArchivedImage image : open.images()) {
                    put(kept(image));
                    ids.add(image.id());
                }
            }
            return ids;
        } catch (IOException e) {
            throw new EngineException(Reason.BAD_ARCHIVE, String.valueOf(e.getMessage()), e);
        } finally {
            if (file != null) {
                file.toFile().delete();
            }
        }
    }

    private static Kept kept(ArchivedImage image) {
        ImageConfig config = image.config();
        var layers = new ArrayList<LayerFacts>();
        var history = new ArrayList<HistoryStep>();
        for (int i = 0; i < image.layers().size(); i++) {
            long bytes = image.layers().get(i).blobBytes();
            layers.add(new LayerFacts(config.diffIds().get(i), bytes, bytes));
        }
        int layer = 0;
        for (HistoryEntry entry : config.history()) {
            long bytes = entry.emptyLayer() || layer >= layers.size() ? 0 : layers.get(layer++).size();
            history.addFirst(new HistoryStep(null, entry.created(), entry.createdBy(), List.of(), bytes, ""));
        }
        return new Kept(new ImageSummary(image.id(), null,
                image.tags().stream().map(tag -> ImageReference.parse(tag).withDefaultTag()).toList(), List.of(),
                config.created(), layers.stream().mapToLong(LayerFacts::size).sum(), -1, -1, Map.of()), layers,
                history, "{}");
    }

    @Override
    public void save(List<String> names, SaveOptions options, OutputStream out, Progress progress)
            throws EngineException {
        try {
            out.write(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EngineException(Reason.FAILED, "writing", e);
        }
    }

    @Override
    public Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress) {
        return keep(options.target() == null ? "" : options.target().familiar(), Instant.now(), null, "import:1000");
    }

    @Override
    public void ping() {}

    @Override
    public EngineVersion version() {
        return new EngineVersion("1", "1.41", "1.24", "", "", "linux", "amd64", "", List.of());
    }

    @Override
    public EngineInfo info() throws EngineException {
        throw new EngineException(Reason.UNSUPPORTED, "info");
    }

    /** A blob that these images need is not what it was. */
    public synchronized void damage(Digest blob, boolean missing, Digest... needed) {
        damages.add(new Damage(blob, missing, List.of(needed)));
    }

    /** @param refused whether it does not say what it takes and which containers there are */
    public synchronized void refuseToCount(boolean refused) {
        countRefused = refused;
    }

    @Override
    public synchronized DiskUsage diskUsage() throws EngineException {
        if (countRefused) {
            throw new EngineException(Reason.FAILED, "a disk usage operation is already running");
        }
        var distinct = new LinkedHashMap<Digest, Long>();
        images.values().forEach(kept -> kept.layers().forEach(layer -> distinct.put(layer.diffId(), layer.size())));
        return new DiskUsage(distinct.values().stream().mapToLong(Long::longValue).sum(), list(ImageQuery.EVERYTHING),
                List.copyOf(containers), List.of(), List.of());
    }

    /** As if its process ended: who listens to it now is told of no more. */
    public void end() {
        listeners.forEach(each -> each.add(END));
    }

    /** {@inheritDoc} It remembers none, so a stream has only what happens after this. */
    @Override
    public EventStream events(EventQuery query) {
        var events = new LinkedBlockingQueue<EngineEvent>();
        listeners.add(events);
        return new EventStream() {
            @Override
            public @Nullable EngineEvent next() {
                try {
                    EngineEvent event = events.take();
                    return event.equals(END) ? null : event;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return null;
                }
            }

            @Override
            public void close() {
                listeners.remove(events);
                events.add(END);
            }
        };
    }

    @Override
    public synchronized Map<Digest, List<LayerFacts>> layers() {
        var layers = new LinkedHashMap<Digest, List<LayerFacts>>();
        images.forEach((id, kept) -> layers.put(id, kept.layers()));
        return layers;
    }

    private RemovalPlan plan(List<Kept> going) {
        List<Kept> gone = going.stream().filter(kept -> !pinned.contains(kept.summary().id())).toList();
        List<Kept> stay = going.stream().filter(kept -> pinned.contains(kept.summary().id())).toList();
        return new RemovalPlan(gone.stream().map(Kept::summary).toList(), List.of(), List.of(), bytes(gone, false),
                bytes(gone, true), stay.stream().map(Kept::summary).toList());
    }

    @Override
    public synchronized RemovalPlan planPrune(Filters filters) {
        return plan(unneeded(filters));
    }

    @Override
    public synchronized RemovalPlan planRemoval(List<String> names) throws EngineException {
        var going = new ArrayList<Kept>();
        for (String name : names) {
            going.add(find(name));
        }
        return new RemovalPlan(going.stream().map(Kept::summary).toList(), List.of(), List.of(), bytes(going, false),
                bytes(going, true), List.of());
    }

    @Override
    public synchronized List<TrashItem> trash() {
        return trash.stream().map(Trashed::item).toList();
    }

    @Override
    public synchronized List<ImageReference> restore(String item) throws EngineException {
        Trashed found = trash.stream().filter(each -> each.item().id().equals(item)).findFirst()
                .orElseThrow(() -> new EngineException(Reason.NOT_FOUND, "No such trash item: " + item));
        trash.remove(found);
        found.images().forEach(this::put);
        return List.of();
    }

    @Override
    public synchronized long emptyTrash(List<String> items) {
        List<Trashed> gone = trash.stream().filter(each -> items.isEmpty() || items.contains(each.item().id()))
                .toList();
        long bytes = gone.stream().mapToLong(each -> each.item().storedBytes()).sum();
        trash.removeAll(gone);
        happened("prune", "");
        return bytes;
    }

    @Override
    public synchronized Set<Digest> pinned() {
        return Set.copyOf(pinned);
    }

    @Override
    public synchronized void pin(String name, boolean pin) throws EngineException {
        Digest id = find(name).summary().id();
        if (pin) {
            pinned.add(id);
        } else {
            pinned.remove(id);
        }
        happened("pin", name);
    }

    @Override
    public Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException {
        Kept kept = find(name);
        return keep(target == null ? "" : target.familiar(), Instant.now(), null, "flat:" + kept.summary().size());
    }

    @Override
    public StoredImage locate(String name) throws EngineException {
        throw new EngineException(Reason.UNSUPPORTED, "nothing lies on a disk here");
    }

    @Override
    public synchronized StoreUsage usage() {
        var distinct = new LinkedHashMap<Digest, Long>();
        images.values()
                .forEach(kept -> kept.layers().forEach(layer -> distinct.put(layer.diffId(), layer.storedBytes())));
        return new StoreUsage(distinct.values().stream().mapToLong(Long::longValue).sum(), 41_200, 6_700_000,
                trash.stream().mapToLong(each -> each.item().storedBytes()).sum(), 0, 122_880, 0);
    }

    @Override
    public synchronized List<Damage> check(Progress progress) {
        return List.copyOf(damages);
    }
}
