package dev.cutaway.engine.local.image;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.filter.FilterValues;
import dev.cutaway.engine.api.filter.NamePattern;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.local.catalog.ImageNames;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.catalog.Summaries;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The list of images, as Docker filters it.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/daemon/images/images.go">moby: images.go</a>
 */
final class Listing {

    private static final Set<String> KEYS = Set.of("dangling", "label", "before", "since", "reference", "until");
    private static final long NOT_ASKED = -1;

    private final Snapshot snapshot;
    private final ImageQuery query;
    private final FilterValues filters;
    private final @Nullable Boolean dangling;
    private final @Nullable Instant until;
    private final List<ImageRecord> before;
    private final List<ImageRecord> since;
    private final List<NamePattern> patterns = new ArrayList<>();

    Listing(Snapshot snapshot, ImageQuery query) throws EngineException {
        this.snapshot = snapshot;
        this.query = query;
        this.filters = FilterValues.of(query.filters(), KEYS);
        this.dangling = filters.flag("dangling");
        this.until = filters.time("until", Instant.now());
        this.before = resolved("before");
        this.since = resolved("since");
        for (String pattern : filters.of("reference")) {
            patterns.add(NamePattern.parse(pattern));
        }
    }

    private List<ImageRecord> resolved(String key) throws EngineException {
        var images = new ArrayList<ImageRecord>();
        for (String name : filters.of(key)) {
            images.add(ImageNames.resolve(snapshot, name));
        }
        return images;
    }

    /** The rows, newest first. */
    List<ImageSummary> rows() {
        List<ImageRecord> chosen = snapshot.images().stream().filter(this::isInTime)
                .filter(image -> filters.labels(image.labels()) && isShown(image)).toList();
        var summaries = new Summaries(snapshot);
        List<ImageSummary> rows = query.sharedSize()
                ? summaries.withSharedSizes(chosen, NOT_ASKED)
                : chosen.stream().map(summaries::of).toList();
        return patterns.isEmpty() ? rows : rows.stream().map(this::withMatchingNames).toList();
    }

    private boolean isInTime(ImageRecord image) {
        Instant created = image.createdOrNever();
        return before.stream().allMatch(other -> created.isBefore(other.createdOrNever()))
                && since.stream().allMatch(other -> created.isAfter(other.createdOrNever()))
                && (until == null || created.isBefore(until));
    }

    /** By names: what matches the patterns, what is dangling, and what is only a step of others. */
    private boolean isShown(ImageRecord image) {
        boolean danglingOnly = Boolean.TRUE.equals(dangling);
        boolean isParent = !snapshot.children(image.id()).isEmpty();
        if (danglingOnly && isParent) {
            return false;
        }
        List<ImageReference> names = snapshot.namesOf(image.id()).stream().filter(this::matches).toList();
        if (names.isEmpty()) {
            return (query.all() || !isParent) && patterns.isEmpty() && !Boolean.FALSE.equals(dangling);
        }
        return !danglingOnly || names.stream().allMatch(name -> name.digest() != null);
    }

    private boolean matches(ImageReference name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private ImageSummary withMatchingNames(ImageSummary row) {
        return new ImageSummary(row.id(), row.parent(), row.tags().stream().filter(this::matches).toList(),
                row.digests().stream().filter(this::matches).toList(), row.created(), row.size(), row.sharedSize(),
                row.containers(), row.labels());
    }
}
