package dev.cutaway.app.library;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.inspector.Digest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which images a prune takes on an engine that does not say so beforehand, by Docker's rules. */
final class Unneeded {

    private static final Pattern PART = Pattern.compile("(\\d+)([hms])");

    private Unneeded() {}

    static Set<Digest> of(Contents contents, Filters filters) throws EngineException {
        boolean all = filters.of("dangling").stream().anyMatch(value -> value.equals("false") || value.equals("0"));
        Instant until = filters.of("until").isEmpty() ? Instant.MAX : until(filters.of("until").getFirst());
        var unneeded = new HashSet<Digest>();
        for (KeptImage image : contents.images()) {
            boolean kind = image.kind() == KeptImage.Kind.DANGLING || (all && image.kind() == KeptImage.Kind.TAGGED);
            Instant created = image.summary().created();
            if (kind && !image.isUsed() && (until.equals(Instant.MAX) || (created != null && created.isBefore(until)))
                    && labelled(image.summary().labels(), filters.of("label"), true)
                    && labelled(image.summary().labels(), filters.of("label!"), false)) {
                unneeded.add(image.id());
            }
        }
        return unneeded;
    }

    /** @param wanted whether it must have each of these labels, or must have none */
    private static boolean labelled(Map<String, String> labels, List<String> conditions, boolean wanted) {
        return conditions.stream().allMatch(condition -> {
            int equals = condition.indexOf('=');
            String key = equals < 0 ? condition : condition.substring(0, equals);
            boolean has = labels.containsKey(key)
                    && (equals < 0 || condition.substring(equals + 1).equals(labels.get(key)));
            return has == wanted;
        });
    }

    /** A duration back from now such as {@code 24h}, seconds of the epoch, or a time by RFC 3339. */
    private static Instant until(String text) throws EngineException {
        try {
            Matcher part = PART.matcher(text);
            if (text.matches("(?:\\d+[hms])+")) {
                Duration back = Duration.ZERO;
                while (part.find()) {
                    back = back.plus(Duration.parse("PT" + part.group().toUpperCase(Locale.ROOT)));
                }
                return Instant.now().minus(back);
            }
            return text.matches("\\d+") ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new EngineException(Reason.INVALID, "invalid filter 'until': " + text, e);
        }
    }
}
