package dev.cutaway.engine.local.system;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.filter.FilterValues;
import dev.cutaway.engine.api.system.EngineEvent;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events somebody wants, as Docker filters them.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/daemon/events/filter.go">moby: events/filter.go</a>
 */
final class EventFilter {

    /** Things other than images; Docker has more of them than this engine. */
    private static final List<String> THINGS = List.of("container", "volume", "network", "plugin", "service", "node",
            "secret", "config", "daemon");

    private final FilterValues filters;

    EventFilter(Filters filters) throws EngineException {
        Set<String> keys = new java.util.HashSet<>(THINGS);
        keys.addAll(List.of("type", "event", "image", "label", "scope"));
        this.filters = FilterValues.of(filters, keys);
    }

    boolean wants(EngineEvent event) {
        return accepts("type", event.type()) && accepts("event", event.action()) && accepts("scope", "local")
                && filters.labels(event.attributes()) && wantsImage(event)
                && THINGS.stream().allMatch(thing -> !filters.has(thing) || isOf(thing, event));
    }

    private boolean accepts(String key, String value) {
        return !filters.has(key) || filters.of(key).contains(value);
    }

    private boolean wantsImage(EngineEvent event) {
        String name = event.attributes().getOrDefault(event.type().equals("image") ? "name" : "image", "");
        return Stream.of(event.actor(), name, withoutTag(event.actor()), withoutTag(name))
                .anyMatch(called -> accepts("image", called));
    }

    private static String withoutTag(String name) {
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        return colon < 0 ? name : name.substring(0, colon);
    }

    private boolean isOf(String thing, EngineEvent event) {
        return event.type().equals(thing) && filters.of(thing).stream().anyMatch(value -> event.actor()
                .startsWith(value) || value.equals(event.attributes().get("name")));
    }
}
