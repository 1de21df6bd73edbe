package dev.cutaway.engine.local.removal;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.image.ImageService.Pruned;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Does what {@link Removing} and {@link Pruning} find, with nobody else writing in between. */
public final class Removals {

    private final Catalog catalog;
    private final Events events;

    /** @param events told of each name and image that goes */
    public Removals(Catalog catalog, Events events) {
        this.catalog = catalog;
        this.events = events;
    }

    /** Removes one image, or a name of it. */
    public List<Removal> remove(String name, boolean force, boolean pruneParents) throws EngineException {
        return apply(snapshot -> Removing.of(snapshot, name, force, pruneParents)).told();
    }

    /** Removes what nobody uses. */
    public Pruned prune(Filters filters) throws EngineException {
        Outcome outcome = apply(snapshot -> Pruning.of(snapshot, filters, Instant.now()));
        events.publish("image", "prune", "", Map.of("reclaimed", Long.toString(outcome.size())));
        return new Pruned(outcome.told(), outcome.size());
    }

    private interface Reasoning {

        Outcome of(Snapshot snapshot) throws EngineException;
    }

    private Outcome apply(Reasoning reasoning) throws EngineException {
        return catalog.exclusively(() -> {
            Snapshot before = catalog.snapshot();
            Outcome outcome = reasoning.of(before);
            if (!outcome.names().isEmpty() || !outcome.images().isEmpty()) {
                catalog.remove(outcome.images(), outcome.names());
            }
            for (Happening happening : outcome.happenings()) {
                Digest id = happening.image();
                var image = before.find(id);
                events.image(happening.action(), id, id.toString(), image == null ? Map.of() : image.labels());
            }
            return outcome;
        });
    }
}
