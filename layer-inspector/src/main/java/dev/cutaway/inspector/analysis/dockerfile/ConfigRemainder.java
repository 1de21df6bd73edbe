package dev.cutaway.inspector.analysis.dockerfile;

import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.ContainerConfig.Healthcheck;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an image's config holds and no step of its history set: builders without Dockerfile leave all of it so. */
final class ConfigRemainder {

    /** Builders set it where no step does. */
    private static final String DEFAULT_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final ContainerConfig runtime;

    private final Set<String> told = new HashSet<>();

    private final List<String> lines = new ArrayList<>();

    ConfigRemainder(ImageConfig config) {
        runtime = config.runtime();
        config.history().stream().map(entry -> CreatedBy.read(entry.createdBy())).forEach(step -> {
            told.add(step.keyword());
            if (step.keyword().equals("ENV") || step.keyword().equals("LABEL")) {
                told.add(step.keyword() + " " + step.argument());
            }
        });
    }

    List<String> lines() {
        runtime.env().stream().filter(pair -> !pair.equals(DEFAULT_PATH)).forEach(pair -> pair("ENV", pair));
        KeyValues.of(runtime.labels()).forEach(pair -> pair("LABEL", pair));
        list("EXPOSE", String.join(" ", runtime.exposedPorts()));
        list("VOLUME", runtime.volumes().isEmpty() ? "" : GoText.json(runtime.volumes()));
        list("WORKDIR", runtime.workingDir().equals("/") ? "" : runtime.workingDir());
        list("USER", runtime.user());
        list("STOPSIGNAL", runtime.stopSignal());
        list("SHELL", jsonOf(runtime.shell()));
        list("HEALTHCHECK", healthcheck(runtime.healthcheck()));
        list("ENTRYPOINT", command(runtime.entrypoint()));
        list("CMD", command(runtime.cmd()));
        if (!told.contains("ONBUILD")) {
            runtime.onBuild().forEach(trigger -> lines.add("ONBUILD " + trigger));
        }
        if (!lines.isEmpty()) {
            lines.addFirst("# set by the image's config, told by no step:");
        }
        return lines;
    }

    private void pair(String keyword, String pair) {
        String start = pair.substring(0, pair.indexOf('=') + 1);
        boolean known = told.stream().anyMatch(step -> step.startsWith(keyword + " ")
                && (step.startsWith(start, keyword.length() + 1) || step.contains(" " + start)
                        || step.startsWith(start.replace('=', ' '), keyword.length() + 1)));
        if (!known && !start.isEmpty()) {
            lines.add(keyword + " " + start + KeyValues.quote(pair.substring(start.length())));
        }
    }

    private void list(String keyword, @Nullable String argument) {
        if (argument != null && !argument.isEmpty() && !told.contains(keyword)) {
            lines.add(keyword + " " + argument);
        }
    }

    private static @Nullable String jsonOf(@Nullable List<String> words) {
        return words == null || words.isEmpty() ? null : GoText.json(words);
    }

    private static @Nullable String command(@Nullable List<String> words) {
        String json = jsonOf(words);
        return json == null ? null : InstructionArgument.command(json);
    }

    private static @Nullable String healthcheck(@Nullable Healthcheck check) {
        if (check == null || check.test().isEmpty()) {
            return null;
        }
        return option("interval", check.intervalNanos()) + option("timeout", check.timeoutNanos())
                + option("start-period", check.startPeriodNanos())
                + option("start-interval", check.startIntervalNanos())
                + (check.retries() > 0 ? "--retries=" + check.retries() + " " : "")
                + InstructionArgument.check(check.test());
    }

    private static String option(String name, long nanos) {
        if (nanos <= 0) {
            return "";
        }
        boolean whole = nanos % 1_000_000_000 == 0;
        return "--" + name + "=" + (whole ? Duration.ofNanos(nanos).toSeconds() + "s" : nanos + "ns") + " ";
    }
}
