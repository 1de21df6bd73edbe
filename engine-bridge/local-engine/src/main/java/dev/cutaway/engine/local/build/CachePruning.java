package dev.cutaway.engine.local.build;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.build.BuildService.Pruned;
import dev.cutaway.engine.api.filter.FilterValues;
import dev.cutaway.engine.local.build.step.Workshop;
import dev.cutaway.engine.local.catalog.CacheRow;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.inspector.Digest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes what builds keep for each other. */
final class CachePruning {

    private static final Set<String> KEYS = Set.of("until", "id");

    private final Workshop workshop;

    CachePruning(Workshop workshop) {
        this.workshop = workshop;
    }

    Pruned prune(boolean all, Filters filters) throws IOException {
        Set<Digest> inImages = new HashSet<>();
        Set<Digest> chains = new HashSet<>();
        for (ImageRecord image : workshop.catalog().snapshot().images()) {
            inImages.addAll(image.diffIds());
            chains.addAll(image.chainIds());
        }
        FilterValues values = FilterValues.of(filters, KEYS);
        Instant given = values.time("until", Instant.now());
        Instant until = given == null ? Instant.MAX : given;
        List<String> ids = values.of("id");
        var gone = new ArrayList<String>();
        for (CacheRow row : workshop.catalog().cached()) {
            boolean shared = row.layer() != null && inImages.contains(row.layer());
            if ((all || !shared) && row.use().last().isBefore(until) && (ids.isEmpty() || ids.contains(row.key()))) {
                gone.add(row.key());
            }
        }
        long freed = workshop.catalog().forgetCached(gone);
        if (all) {
            workshop.validators().clear();
            freed += workshop.kept().clear();
            freed += workshop.snapshots().clear();
        } else if (filters.isEmpty()) {
            freed += workshop.snapshots().clearBut(chains);
        }
        return new Pruned(gone, freed);
    }
}
