package dev.cutaway.inspector.analysis.dockerfile;

import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.ContainerConfig.Healthcheck;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        Map<String, String> env = KeyValues.of(runtime.env());
        for (HistoryEntry entry : config.history()) {
            CreatedBy step = CreatedBy.read(entry.createdBy());
            told.add(step.keyword());
            boolean isEnv = step.keyword().equals("ENV");
            if (isEnv || step.keyword().equals("LABEL")) {
                KeyValues.split(step.argument(), isEnv ? env : runtime.labels())
                        .forEach(pair -> told.add(step.keyword() + " " + pair.split("[= ]", 2)[0]));
            }
        }
    }

    List<String> lines() {
        runtime.env().stream().filter(pair -> !pair.equals(DEFAULT_PATH)).forEach(pair -> pair("ENV", pair));
        runtime.labels().forEach((name, value) -> pair("LABEL", name + "=" + value));
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
        String name = pair.substring(0, Math.max(0, pair.indexOf('=')));
        if (!name.isEmpty() && !told.contains(keyword + " " + name)) {
            lines.add(keyword + " " + name + "=" + KeyValues.quote(pair.substring(name.length() + 1)));
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
