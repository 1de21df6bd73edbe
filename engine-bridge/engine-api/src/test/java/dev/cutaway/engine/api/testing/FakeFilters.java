package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which images filters let through. */
final class FakeFilters {

    private static final Set<String> LIST = Set.of("dangling", "label", "before", "since", "reference", "until");
    private static final Set<String> PRUNE = Set.of("dangling", "label", "label!", "until");

    private FakeFilters() {}

    static List<FakeImage> listed(FakeState state, Filters filters) throws EngineException {
        refuseUnknown(filters, LIST);
        List<FakeImage> found = new ArrayList<>();
        for (FakeImage image : state.images.values()) {
            if (fits(state, image, filters)) {
                found.add(image);
            }
        }
        return found;
    }

    static List<FakeImage> prunable(FakeState state, Filters filters) throws EngineException {
        refuseUnknown(filters, PRUNE);
        boolean all = filters.of("dangling").contains("false");
        return state.images.values().stream().filter(image -> all || state.tagsOf(image.id()).isEmpty())
                .filter(image -> labelled(image, filters.of("label"), true))
                .filter(image -> filters.of("label!").isEmpty() || !labelled(image, filters.of("label!"), false))
                .toList();
    }

    private static void refuseUnknown(Filters filters, Set<String> known) throws EngineException {
        for (String key : filters.values().keySet()) {
            if (!known.contains(key)) {
                throw new EngineException(Reason.INVALID, "Invalid filter '" + key + "'");
            }
        }
    }

    private static boolean fits(FakeState state, FakeImage image, Filters filters) throws EngineException {
        List<ImageReference> tags = state.tagsOf(image.id());
        List<String> dangling = filters.of("dangling");
        if (!dangling.isEmpty() && tags.isEmpty() != dangling.contains("true")) {
            return false;
        }
        List<String> patterns = filters.of("reference");
        if (!patterns.isEmpty() && tags.stream().noneMatch(tag -> matches(tag, patterns))) {
            return false;
        }
        for (String before : filters.of("before")) {
            if (!created(image).isBefore(created(state.find(before)))) {
                return false;
            }
        }
        for (String since : filters.of("since")) {
            if (!created(image).isAfter(created(state.find(since)))) {
                return false;
            }
        }
        return labelled(image, filters.of("label"), true);
    }

    private static Instant created(FakeImage image) {
        Instant created = image.config().created();
        return created == null ? Instant.EPOCH : created;
    }

    private static boolean matches(ImageReference tag, List<String> patterns) {
        return patterns.stream().anyMatch(pattern -> {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return matcher.matches(Path.of(tag.familiarName())) || matcher.matches(Path.of(tag.familiar()));
        });
    }

    private static boolean labelled(FakeImage image, List<String> labels, boolean whenNone) {
        Map<String, String> has = image.config().runtime().labels();
        return labels.isEmpty() ? whenNone : labels.stream().allMatch(label -> {
            int equals = label.indexOf('=');
            return equals < 0
                    ? has.containsKey(label)
                    : label.substring(equals + 1).equals(has.get(label.substring(0, equals)));
        });
    }
}
