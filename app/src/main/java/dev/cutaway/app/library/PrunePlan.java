package dev.cutaway.app.library;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.store.RemovalPlan;
import dev.cutaway.inspector.Digest;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would go, and what that frees.
 *
 * @param images that would go
 * @param bytes of the layers that no image would have any more, unpacked, each once
 * @param storedBytes that the disk would have back; −1 where the engine does not say
 * @param kept images that would have gone but are pinned
 */
public record PrunePlan(List<KeptImage> images, long bytes, long storedBytes, List<KeptImage> kept) {

    /** Nothing would go. */
    static final PrunePlan NOTHING = new PrunePlan(List.of(), 0, 0, List.of());

    /** What removing these images would do. Our store says it itself; for others it follows from all layers. Blocks. */
    static PrunePlan removal(Engine engine, Contents contents, Collection<Digest> ids) throws EngineException {
        if (ids.isEmpty()) {
            return NOTHING;
        }
        if (engine.store().isPresent()) {
            return told(contents, engine.store().get().planRemoval(ids.stream().map(Digest::toString).toList()));
        }
        return derived(contents, ids);
    }

    /** What a prune with these filters would do. Blocks. */
    static PrunePlan prune(Engine engine, Contents contents, Filters filters) throws EngineException {
        if (engine.store().isPresent()) {
            return told(contents, engine.store().get().planPrune(filters));
        }
        // What containers use stays, so that has to be known.
        Contents counted = contents.usage() == null ? contents.counted(engine.system().diskUsage()) : contents;
        return derived(counted, Unneeded.of(counted, filters));
    }

    private static PrunePlan told(Contents contents, RemovalPlan plan) {
        return new PrunePlan(plan.images().stream().flatMap(image -> contents.find(image.id()).stream()).toList(),
                plan.size(), plan.storedBytes(),
                plan.kept().stream().flatMap(image -> contents.find(image.id()).stream()).toList());
    }

    /** Exactly, from the layers of all images. */
    static PrunePlan derived(Contents contents, Collection<Digest> ids) {
        Set<Digest> known = contents.images().stream().map(KeptImage::id).filter(ids::contains)
                .collect(Collectors.toSet());
        return new PrunePlan(contents.images().stream().filter(image -> known.contains(image.id())).toList(),
                contents.sharing().freedBy(known), -1, List.of());
    }
}
