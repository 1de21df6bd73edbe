package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.store.Damage;
import dev.cutaway.engine.api.store.RemovalPlan;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.store.StoreUsage;
import dev.cutaway.engine.api.store.StoredImage;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What only Cutaway's own store offers, in memory. It cannot flatten. */
final class FakeStore implements StoreService {

    private final FakeState state;

    FakeStore(FakeState state) {
        this.state = state;
    }

    @Override
    public Map<Digest, List<LayerFacts>> layers() {
        synchronized (state) {
            Map<Digest, List<LayerFacts>> all = new LinkedHashMap<>();
            state.images.forEach((id, image) -> all.put(id, facts(image)));
            return all;
        }
    }

    static List<LayerFacts> facts(FakeImage image) {
        return image.layers().stream().map(layer -> new LayerFacts(layer.diffId(), layer.size(), layer.tar().length))
                .toList();
    }

    @Override
    public RemovalPlan planPrune(Filters filters) throws EngineException {
        synchronized (state) {
            return plan(FakeFilters.prunable(state, filters));
        }
    }

    @Override
    public RemovalPlan planRemoval(List<String> names) throws EngineException {
        synchronized (state) {
            List<FakeImage> gone = new ArrayList<>();
            for (String name : names) {
                gone.add(state.find(name));
            }
            return plan(gone);
        }
    }

    private RemovalPlan plan(List<FakeImage> wanted) {
        List<FakeImage> gone = wanted.stream().filter(image -> !state.pinned.contains(image.id())).toList();
        List<ImageSummary> kept = wanted.stream().filter(image -> !gone.contains(image))
                .map(image -> state.summary(image, false)).toList();
        var freed = state.freed(gone).values();
        return new RemovalPlan(gone.stream().map(image -> state.summary(image, false)).toList(),
                state.removals(gone), freed.stream().map(FakeImage.Layer::diffId).toList(),
                freed.stream().mapToLong(FakeImage.Layer::size).sum(),
                freed.stream().mapToLong(layer -> layer.tar().length).sum(), kept);
    }

    @Override
    public List<TrashItem> trash() {
        synchronized (state) {
            return state.trash.stream().map(FakeState.Trashed::item).toList();
        }
    }

    @Override
    public List<ImageReference> restore(String item) throws EngineException {
        synchronized (state) {
            FakeState.Trashed trashed = state.trash.stream().filter(one -> one.item().id().equals(item)).findFirst()
                    .orElseThrow(() -> new EngineException(Reason.NOT_FOUND, "no such item in the trash: " + item));
            state.trash.remove(trashed);
            trashed.images().forEach(image -> state.images.put(image.id(), image));
            List<ImageReference> taken = new ArrayList<>();
            trashed.tags().forEach((tag, id) -> {
                if (state.tags.putIfAbsent(tag, id) != null) {
                    taken.add(tag);
                }
            });
            return taken;
        }
    }

    @Override
    public long emptyTrash(List<String> items) {
        synchronized (state) {
            List<FakeState.Trashed> gone = state.trash.stream()
                    .filter(one -> items.isEmpty() || items.contains(one.item().id())).toList();
            state.trash.removeAll(gone);
            return gone.stream().mapToLong(one -> one.item().storedBytes()).sum();
        }
    }

    @Override
    public Set<Digest> pinned() {
        synchronized (state) {
            return Set.copyOf(state.pinned);
        }
    }

    @Override
    public void pin(String name, boolean pinned) throws EngineException {
        synchronized (state) {
            Digest id = state.find(name).id();
            boolean changed = pinned ? state.pinned.add(id) : state.pinned.remove(id);
            if (changed) {
                state.tell(pinned ? "pin" : "unpin", id, name);
            }
        }
    }

    @Override
    public Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException {
        FakeImage image = state.find(name);
        progress.total(image.size());
        progress.advance(image.size());
        throw new EngineException(Reason.UNSUPPORTED, "the fake engine cannot flatten");
    }

    @Override
    public StoredImage locate(String name) throws EngineException {
        FakeImage image = state.find(name);
        return new StoredImage(Path.of("/nowhere"), image.id(), Path.of("/nowhere/index"),
                state.tagsOf(image.id()).stream().map(ImageReference::familiar).toList());
    }

    @Override
    public StoreUsage usage() {
        synchronized (state) {
            long layers = state.images.values().stream().flatMap(image -> image.layers().stream())
                    .mapToLong(layer -> layer.tar().length).sum();
            long trash = state.trash.stream().mapToLong(one -> one.item().storedBytes()).sum();
            return new StoreUsage(layers, 1, 2, trash, 5, 3, 4);
        }
    }

    @Override
    public List<Damage> check(Progress progress) {
        synchronized (state) {
            state.images.values().forEach(image -> progress.advance(image.size()));
            return List.of();
        }
    }
}
