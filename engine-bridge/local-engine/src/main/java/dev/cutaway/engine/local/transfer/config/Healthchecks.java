package dev.cutaway.engine.local.transfer.config;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind HEALTHCHECK. */
final class Healthchecks {

    private static final Map<String, String> TIMES = Map.of("interval", "Interval", "timeout", "Timeout",
            "start-period", "StartPeriod");
    private static final Pattern FLAG = Pattern.compile("--([a-z-]+)=(\\S+)\\s*");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d*)?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L,
            "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final long LEAST = 1_000_000L;

    private Healthchecks() {}

    /** @param command reads what is to be run */
    static ObjectNode parse(String arguments, Function<String, ArrayNode> command) {
        ObjectNode check = Json.object();
        Matcher flag = FLAG.matcher(arguments);
        int at = 0;
        while (flag.find(at) && flag.start() == at) {
            flag(check, flag.group(1), flag.group(2));
            at = flag.end();
        }
        String rest = arguments.substring(at);
        String type = rest.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        String run = rest.substring(type.length()).strip();
        switch (type) {
            case "" -> throw new IllegalArgumentException("HEALTHCHECK requires at least one argument");
            case "NONE" -> {
                if (!run.isEmpty()) {
                    throw new IllegalArgumentException("HEALTHCHECK NONE takes no arguments");
                }
                check.set("Test", RuntimeConfig.list(List.of("NONE")));
            }
            case "CMD" -> check.set("Test", test(run, command));
            default -> throw new IllegalArgumentException("Unknown type \"" + type
                    + "\" in HEALTHCHECK (try CMD)");
        }
        return check;
    }

    private static ArrayNode test(String run, Function<String, ArrayNode> command) {
        if (run.isEmpty()) {
            throw new IllegalArgumentException("Missing command after HEALTHCHECK CMD");
        }
        ArrayNode words = command.apply(run);
        boolean shell = words.size() == 3 && words.get(2).asString().equals(run);
        ArrayNode test = RuntimeConfig.list(List.of(shell ? "CMD-SHELL" : "CMD"));
        return shell ? test.add(run) : test.addAll(words);
    }

    private static void flag(ObjectNode check, String name, String value) {
        String field = TIMES.get(name);
        if (field != null) {
            check.put(field, nanos(name, value));
        } else if (name.equals("retries")) {
            check.put("Retries", retries(value));
        } else {
            throw new IllegalArgumentException("Unknown flag: " + name);
        }
    }

    private static int retries(String value) {
        if (!value.matches("\\d{1,9}") || value.matches("0+")) {
            throw new IllegalArgumentException("--retries must be at least 1 (not " + value + ")");
        }
        return Integer.parseInt(value);
    }

    private static long nanos(String name, String value) {
        Matcher part = DURATION.matcher(value);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (part.find(at) && part.start() == at) {
            Long unit = NANOS.get(part.group(2));
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit == null ? 0 : unit)));
            at = part.end();
        }
        if (at != value.length() || sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("time: invalid duration \"" + value + "\"");
        }
        if (sum.longValue() < LEAST) {
            throw new IllegalArgumentException("Interval \"" + name + "\" cannot be less than 1ms");
        }
        return sum.longValue();
    }
}
