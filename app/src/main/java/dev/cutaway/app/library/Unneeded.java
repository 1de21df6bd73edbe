package dev.cutaway.app.library;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.inspector.Digest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which images a prune takes on an engine that does not say so beforehand, by Docker's rules. */
final class Unneeded {

    private static final String NUMBER = "(\\d+\\.?\\d*|\\.\\d+)";
    private static final String UNIT = "(ns|us|µs|ms|s|m|h)";
    private static final Pattern PART = Pattern.compile(NUMBER + UNIT);
    private static final Pattern AGE = Pattern.compile("(?:" + PART + ")+");
    private static final Pattern UNIX = Pattern.compile("\\d{1,18}(?:\\.\\d{1,9})?");
    private static final int NANO_DIGITS = 9;
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L, "s",
            1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

    private Unneeded() {}

    static Set<Digest> of(Contents contents, Filters filters) throws EngineException {
        boolean all = filters.of("dangling").stream().anyMatch(value -> value.equals("false") || value.equals("0"));
        Instant until = filters.of("until").isEmpty() ? Instant.MAX : until(filters.of("until").getFirst());
        var unneeded = new HashSet<Digest>();
        for (KeptImage image : contents.images()) {
            boolean kind = image.kind() == KeptImage.Kind.DANGLING || (all && image.kind() == KeptImage.Kind.TAGGED);
            Instant created = image.summary().created();
            if (kind && !image.isUsed() && (until.equals(Instant.MAX) || (created != null && created.isBefore(until)))
                    && hasAll(image, filters.of("label"))
                    && (filters.of("label!").isEmpty() || !hasAll(image, filters.of("label!")))) {
                unneeded.add(image.id());
            }
        }
        return unneeded;
    }

    /** Docker spares an image only where it has all of several {@code label!}. */
    private static boolean hasAll(KeptImage image, List<String> conditions) {
        Map<String, String> labels = image.summary().labels();
        return conditions.stream().allMatch(condition -> {
            int equals = condition.indexOf('=');
            String key = equals < 0 ? condition : condition.substring(0, equals);
            return labels.containsKey(key)
                    && (equals < 0 || condition.substring(equals + 1).equals(labels.get(key)));
        });
    }

    /** A duration back from now such as {@code 1.5h}, seconds of the epoch, or a time by RFC 3339. */
    private static Instant until(String text) throws EngineException {
        try {
            if (AGE.matcher(text).matches()) {
                Matcher part = PART.matcher(text);
                Duration back = Duration.ZERO;
                while (part.find()) {
                    BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 1L));
                    back = back.plusNanos(new BigDecimal(part.group(1)).multiply(unit).toBigInteger().longValueExact());
                }
                return Instant.now().minus(back);
            }
            return UNIX.matcher(text).matches() ? unix(new BigDecimal(text)) : Instant.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new EngineException(Reason.INVALID, "invalid filter 'until': " + text, e);
        }
    }

    private static Instant unix(BigDecimal seconds) {
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].movePointRight(NANO_DIGITS).longValue());
    }
}
