package dev.cutaway.engine.local.removal;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.filter.FilterValues;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Removes what nobody uses, by Docker's rules; pinned images stay.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/daemon/images/image_prune.go">moby: image_prune.go</a>
 */
public final class Pruning {

    private static final Set<String> KEYS = Set.of("dangling", "label", "label!", "until");

    private final FilterValues filters;
    private final boolean danglingOnly;
    private final @Nullable Instant until;

    private Pruning(FilterValues filters, Instant now) throws EngineException {
        this.filters = filters;
        this.danglingOnly = !Boolean.FALSE.equals(filters.flag("dangling"));
        this.until = filters.time("until", now);
    }

    /** What a prune does. */
    public static Outcome of(Snapshot snapshot, Filters filters, Instant now) throws EngineException {
        return new Pruning(FilterValues.of(filters, KEYS), now).prune(new Draft(snapshot));
    }

    /** Newest first, so that what was built on an image goes before it. */
    private Outcome prune(Draft draft) throws EngineException {
        var kept = new ArrayList<Digest>();
        var removing = new Removing(draft, false, true);
        List<ImageRecord> chosen = draft.snapshot().images().stream()
                .filter(image -> isChosen(image, draft)).toList();
        for (ImageRecord image : chosen) {
            List<ImageReference> names = draft.namesOf(image.id());
            if (image.status().pinned()) {
                kept.add(image.id());
            } else if (names.isEmpty()) {
                removing.remove(image.id().hex());
            } else {
                removeByNames(removing, names);
            }
        }
        return draft.outcome(kept);
    }

    private static void removeByNames(Removing removing, List<ImageReference> names) throws EngineException {
        for (ImageReference name : names) {
            removing.remove(name.toString());
        }
    }

    private boolean isChosen(ImageRecord image, Draft draft) {
        List<ImageReference> names = draft.namesOf(image.id());
        boolean needed = draft.hasChildren(image.id()) && (danglingOnly || names.isEmpty());
        boolean tagged = names.stream().anyMatch(name -> name.digest() == null);
        return !needed && !(danglingOnly && tagged)
                && (until == null || !image.createdOrNever().isAfter(until))
                && filters.labels(image.labels());
    }
}
