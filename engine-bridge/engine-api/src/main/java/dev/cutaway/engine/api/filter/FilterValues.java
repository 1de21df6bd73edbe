package dev.cutaway.engine.api.filter;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The filters of one request, checked, in Docker's reading.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/api/types/filters/parse.go">moby: filters/parse.go</a>
 */
public final class FilterValues {

    private final Filters filters;

    private FilterValues(Filters filters) {
        this.filters = filters;
    }

    /**
     * Checks the keys.
     *
     * @throws EngineException {@code INVALID} in Docker's words for one that is not accepted
     */
    public static FilterValues of(Filters filters, Set<String> accepted) throws EngineException {
        for (String key : filters.values().keySet()) {
            if (!accepted.contains(key)) {
                throw invalid(key);
            }
        }
        return new FilterValues(filters);
    }

    /** The values of a key; empty where it was not given. */
    public List<String> of(String key) {
        return filters.of(key);
    }

    /** Whether there are values of a key. */
    public boolean has(String key) {
        return !of(key).isEmpty();
    }

    /** A yes or no; null where it was not given. */
    public @Nullable Boolean flag(String key) throws EngineException {
        List<String> values = of(key);
        if (values.isEmpty()) {
            return null;
        }
        if (values.stream().allMatch(value -> value.equals("true") || value.equals("1"))) {
            return true;
        }
        if (values.stream().allMatch(value -> value.equals("false") || value.equals("0"))) {
            return false;
        }
        throw invalid(key + "=[" + String.join(" ", values) + "]");
    }

    /** A point in time, given as such or as an age; null where it was not given. */
    public @Nullable Instant time(String key, Instant now) throws EngineException {
        List<String> values = of(key);
        if (values.size() > 1) {
            throw new EngineException(Reason.INVALID, "more than one " + key + " filter specified");
        }
        return values.isEmpty() ? null : Timestamps.parse(values.getFirst(), now);
    }

    /** Whether labels pass the conditions on them: all of those that must hold, and not all of those that must not. */
    public boolean labels(Map<String, String> labels) {
        return of("label").stream().allMatch(condition -> holds(condition, labels))
                && (!has("label!") || !of("label!").stream().allMatch(condition -> holds(condition, labels)));
    }

    private static boolean holds(String condition, Map<String, String> labels) {
        int equals = condition.indexOf('=');
        String value = labels.get(equals < 0 ? condition : condition.substring(0, equals));
        return value != null && (equals < 0 || value.equals(condition.substring(equals + 1)));
    }

    private static EngineException invalid(String what) {
        return new EngineException(Reason.INVALID, "Invalid filter '" + what + "'");
    }
}
