package dev.cutaway.app.library;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.filter.FilterValues;
import dev.cutaway.inspector.Digest;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Which images a prune takes on an engine that does not say so beforehand, by Docker's rules. */
final class Unneeded {

    private static final Set<String> KEYS = Set.of("dangling", "until", "label", "label!");

    private Unneeded() {}

    static Set<Digest> of(Contents contents, Filters filters) throws EngineException {
        FilterValues values = FilterValues.of(filters, KEYS);
        boolean all = Boolean.FALSE.equals(values.flag("dangling"));
        Instant until = Objects.requireNonNullElse(values.time("until", Instant.now()), Instant.MAX);
        var unneeded = new HashSet<Digest>();
        for (KeptImage image : contents.images()) {
            boolean kind = image.kind() == KeptImage.Kind.DANGLING || (all && image.kind() == KeptImage.Kind.TAGGED);
            Instant created = image.summary().created();
            boolean old = until.equals(Instant.MAX) || (created != null && created.isBefore(until));
            if (kind && old && !image.isUsed() && values.labels(image.summary().labels())) {
                unneeded.add(image.id());
            }
        }
        return unneeded;
    }
}
