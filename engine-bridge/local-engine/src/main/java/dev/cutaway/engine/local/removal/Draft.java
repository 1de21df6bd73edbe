package dev.cutaway.engine.local.removal;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.inspector.Digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The store as it would be while a removal goes on, and what that removal has taken so far. Changes nothing. */
final class Draft {

    private final Snapshot snapshot;
    private final Map<ImageReference, Digest> names = new LinkedHashMap<>();
    private final Set<Digest> gone = new LinkedHashSet<>();
    private final List<Removal> told = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<Digest, Integer> usersOfChain = new HashMap<>();
    private final Map<Digest, Integer> usersOfLayer = new HashMap<>();
    private final Set<Digest> freedChains = new HashSet<>();
    private final Set<Digest> freed = new LinkedHashSet<>();
    private long size;

    Draft(Snapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.images().forEach(this::count);
    }

    private void count(ImageRecord image) {
        image.chainIds().forEach(chain -> usersOfChain.merge(chain, 1, Integer::sum));
        image.diffIds().forEach(layer -> usersOfLayer.merge(layer, 1, Integer::sum));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The names an image still has. */
    List<ImageReference> namesOf(Digest image) {
        return snapshot.namesOf(image).stream().filter(name -> !names.containsKey(name)).toList();
    }

    /** Whether an image that was built on this one is still there. */
    boolean hasChildren(Digest image) {
        return snapshot.children(image).stream().anyMatch(child -> !gone.contains(child));
    }

    boolean isGone(Digest image) {
        return gone.contains(image);
    }

    void untag(ImageReference name, Digest image) {
        names.put(name, image);
        told.add(new Removal.Untagged(name.familiar()));
        happenings.add(new Happening("untag", image));
    }

    /**
     * Takes an image, and tells, from the top, of the layers that no other image has in the same chain. Files of a step use
     * nothing, so several of them, or an image before them, may free the same: it is told of once.
     */
    void delete(ImageRecord image) {
        int use = image.status().remains() ? 0 : -1;
        gone.add(image.id());
        told.add(new Removal.Deleted(image.id().toString()));
        happenings.add(new Happening("delete", image.id()));
        List<LayerRecord> layers = snapshot.layersOf(image);
        for (int i = layers.size() - 1; i >= 0; i--) {
            Digest chain = image.chainIds().get(i);
            if (usersOfChain.merge(chain, use, Integer::sum) == 0 && freedChains.add(chain)) {
                told.add(new Removal.Deleted(chain.toString()));
                size += layers.get(i).dockerSize();
            }
            if (usersOfLayer.merge(layers.get(i).diffId(), use, Integer::sum) == 0) {
                freed.add(layers.get(i).diffId());
            }
        }
    }

    Outcome outcome(List<Digest> kept) {
        return new Outcome(List.copyOf(told), List.copyOf(gone), names, List.copyOf(freed), size, kept,
                List.copyOf(happenings));
    }
}
