package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.GoText;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the classic builder writes into an image's history for instructions that make no layer. It stands there after
 * {@code /bin/sh -c #(nop) } and one blank, that is with two blanks in all. Checked against dockerd 20.10.
 */
public final class HistoryText {

    private HistoryText() {}

    /**
     * The text, such as {@code ENV A=1 B=x y}.
     *
     * @param instruction with its variables expanded
     * @param shell what runs lines
     * @return null for RUN, COPY, ADD and WORKDIR, whose text holds what the builder found out, and for FROM
     */
    public static @Nullable String of(Instruction instruction, List<String> shell) {
        return switch (instruction) {
            case Arg arg -> "ARG " + arg.definitions().stream().map(HistoryText::definition)
                    .collect(Collectors.joining(" "));
            case Cmd cmd -> "CMD " + quoted(cmd.command().arguments(shell));
            case Entrypoint entrypoint -> "ENTRYPOINT " + quoted(entrypoint.command().arguments(shell));
            case Env env -> "ENV " + pairs(env.variables());
            case Label label -> "LABEL " + pairs(label.labels());
            case Expose expose -> "EXPOSE " + expose.ports().stream().map(Word::text).sorted()
                    .collect(Collectors.joining(" "));
            case HealthCheck check -> "HEALTHCHECK " + health(check);
            case Maintainer maintainer -> "MAINTAINER " + maintainer.author();
            case OnBuild onBuild -> "ONBUILD " + onBuild.expression();
            case Shell words -> "SHELL [" + String.join(" ", words.texts()) + "]";
            case StopSignal stop -> "STOPSIGNAL " + stop.signal();
            case User user -> "USER " + user.user();
            case Volume volume ->
                "VOLUME [" + volume.paths().stream().map(Word::text).collect(Collectors.joining(" ")) + "]";
            case Run run -> null;
            case Copy copy -> null;
            case Add add -> null;
            case Workdir workdir -> null;
            case From from -> null;
        };
    }

    private static String definition(Arg.Definition definition) {
        Word value = definition.value();
        return definition.name() + (value == null ? "" : "=" + value);
    }

    private static String pairs(List<KeyValue> pairs) {
        return pairs.stream().map(pair -> pair.key() + "=" + pair.value()).collect(Collectors.joining(" "));
    }

    private static String quoted(List<String> words) {
        return words.stream().map(GoText::quote).collect(Collectors.joining(" ", "[", "]"));
    }

    private static String health(HealthCheck check) {
        var times = new ArrayList<Duration>(List.of(check.interval(), check.timeout(), check.startPeriod()));
        if (!check.startInterval().isZero()) {
            times.add(check.startInterval());
        }
        return "&{" + quoted(check.test()) + times.stream().map(time -> " \"" + GoDuration.print(time) + "\"")
                .collect(Collectors.joining()) + " " + GoText.quoteRune(check.retries()) + "}";
    }
}
