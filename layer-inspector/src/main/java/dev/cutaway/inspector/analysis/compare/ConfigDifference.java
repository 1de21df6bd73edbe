package dev.cutaway.inspector.analysis.compare;

import dev.cutaway.inspector.analysis.dockerfile.InstructionArgument;
import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.ContainerConfig.Healthcheck;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A setting that two images have not in common.
 *
 * @param field which
 * @param key the variable, label, port or volume; empty for fields that have none
 * @param left its value at the left; null where it is not set
 * @param right its value at the right; null where it is not set
 */
public record ConfigDifference(Field field, String key, @Nullable String left, @Nullable String right) {

    /** What can be set. */
    public enum Field {
        PLATFORM, CREATED, AUTHOR, ENV, ENTRYPOINT, CMD, USER, WORKING_DIR, PORT, VOLUME, LABEL, STOP_SIGNAL, HEALTHCHECK, ON_BUILD, SHELL,
        /** All settings of a field, which {@link ConfigDifference#key} names, are the same but stand in another order. */
        ORDER
    }

    /** All differences, most general first. */
    static List<ConfigDifference> between(ImageConfig left, ImageConfig right, Noise noise) {
        var found = new Collector(noise);
        found.value(Field.PLATFORM, left.platform().toString(), right.platform().toString());
        if (!noise.ignoreTime()) {
            found.value(Field.CREATED, text(left.created()), text(right.created()));
        }
        found.value(Field.AUTHOR, orNull(left.author()), orNull(right.author()));
        runtime(found, left.runtime(), right.runtime());
        return List.copyOf(found.differences);
    }

    private static void runtime(Collector found, ContainerConfig left, ContainerConfig right) {
        found.map(Field.ENV, variables(left.env()), variables(right.env()));
        found.value(Field.ENTRYPOINT, words(left.entrypoint()), words(right.entrypoint()));
        found.value(Field.CMD, words(left.cmd()), words(right.cmd()));
        found.value(Field.USER, orNull(left.user()), orNull(right.user()));
        found.value(Field.WORKING_DIR, orNull(left.workingDir()), orNull(right.workingDir()));
        found.map(Field.PORT, set(left.exposedPorts()), set(right.exposedPorts()));
        found.map(Field.VOLUME, set(left.volumes()), set(right.volumes()));
        found.map(Field.LABEL, left.labels(), right.labels());
        found.value(Field.STOP_SIGNAL, left.stopSignal(), right.stopSignal());
        found.value(Field.HEALTHCHECK, check(left.healthcheck()), check(right.healthcheck()));
        found.value(Field.ON_BUILD, left.onBuild().isEmpty() ? null : String.join("\n", left.onBuild()),
                right.onBuild().isEmpty() ? null : String.join("\n", right.onBuild()));
        found.value(Field.SHELL, words(left.shell()), words(right.shell()));
    }

    /** Gathers what differs. */
    private static final class Collector {

        private final List<ConfigDifference> differences = new ArrayList<>();

        private final Noise noise;

        Collector(Noise noise) {
            this.noise = noise;
        }

        void value(Field field, @Nullable String left, @Nullable String right) {
            if (!Objects.equals(left, right)) {
                differences.add(new ConfigDifference(field, "", left, right));
            }
        }

        void map(Field field, Map<String, String> left, Map<String, String> right) {
            var keys = new LinkedHashSet<>(left.keySet());
            keys.addAll(right.keySet());
            boolean same = true;
            for (String key : keys) {
                String before = left.get(key);
                String after = right.get(key);
                if (!Objects.equals(before, after)) {
                    differences.add(new ConfigDifference(field, key, before, after));
                    same = false;
                }
            }
            String before = String.join(" ", left.keySet());
            String after = String.join(" ", right.keySet());
            if (same && !noise.ignoreOrder() && !before.equals(after)) {
                differences.add(new ConfigDifference(Field.ORDER, field.name(), before, after));
            }
        }
    }

    private static Map<String, String> variables(List<String> env) {
        var variables = new LinkedHashMap<String, String>();
        for (String pair : env) {
            int equals = pair.indexOf('=');
            variables.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return variables;
    }

    private static Map<String, String> set(List<String> keys) {
        var map = new LinkedHashMap<String, String>();
        keys.forEach(key -> map.put(key, ""));
        return map;
    }

    private static @Nullable String words(@Nullable List<String> words) {
        return words == null || words.isEmpty() ? null : InstructionArgument.json(words);
    }

    private static @Nullable String check(@Nullable Healthcheck check) {
        return check == null
                ? null
                : "%s interval=%dms timeout=%dms start-period=%dms start-interval=%dms retries=%d".formatted(
                        InstructionArgument.json(check.test()), check.intervalNanos() / 1_000_000,
                        check.timeoutNanos() / 1_000_000, check.startPeriodNanos() / 1_000_000,
                        check.startIntervalNanos() / 1_000_000, check.retries());
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
