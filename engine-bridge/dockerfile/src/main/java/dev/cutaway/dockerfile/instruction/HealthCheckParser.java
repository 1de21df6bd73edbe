package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.GoText;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Slice;
import dev.cutaway.dockerfile.syntax.Statement;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads HEALTHCHECK. */
final class HealthCheckParser {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    static final Map<String, FlagValues.Kind> FLAGS = flags();

    private final Statement statement;

    HealthCheckParser(Statement statement) {
        this.statement = statement;
    }

    private static Map<String, FlagValues.Kind> flags() {
        var flags = new LinkedHashMap<String, FlagValues.Kind>();
        for (String name : List.of("interval", "timeout", "start-period", "start-interval", "retries")) {
            flags.put(name, FlagValues.Kind.TEXT);
        }
        return flags;
    }

    HealthCheck parse() throws DockerfileException {
        if (statement.arguments().isEmpty()) {
            throw Instructions.atLeastOne(statement);
        }
        List<Slice> parts = statement.arguments().split(2);
        String kind = parts.getFirst().text().toUpperCase(Locale.ROOT);
        if (kind.equals("NONE")) {
            if (parts.size() > 1) {
                throw statement.refuse("HEALTHCHECK NONE takes no arguments");
            }
            Duration none = Duration.ZERO;
            return new HealthCheck(statement, null, none, none, none, none, 0);
        }
        FlagValues flags = FlagValues.read(statement, FLAGS);
        if (!kind.equals("CMD")) {
            throw statement.refuse(parts.getFirst().range(),
                    "Unknown type " + GoText.quote(kind) + " in HEALTHCHECK (try CMD)");
        }
        Command command = parts.size() < 2 ? null : new CommandParser(statement).command(parts.get(1));
        if (command == null || command.isEmpty()) {
            throw statement.refuse("Missing command after HEALTHCHECK CMD");
        }
        return new HealthCheck(statement, command, duration(flags, "interval"), duration(flags, "timeout"),
                duration(flags, "start-period"), duration(flags, "start-interval"), retries(flags));
    }

    private Duration duration(FlagValues flags, String name) throws DockerfileException {
        Word value = flags.text(name);
        if (value == null) {
            return Duration.ZERO;
        }
        try {
            Duration duration = GoDuration.parse(value.text());
            if (duration.isZero() || duration.compareTo(SHORTEST) >= 0) {
                return duration;
            }
        } catch (ExpansionException e) {
            throw statement.refuse(value.range(), e.reason());
        }
        throw statement.refuse(value.range(), "Interval " + GoText.quote(name) + " cannot be less than 1ms");
    }

    private int retries(FlagValues flags) throws DockerfileException {
        Word value = flags.text("retries");
        if (value == null) {
            return 0;
        }
        try {
            int retries = Integer.parseInt(value.text());
            if (retries >= 0) {
                return retries;
            }
        } catch (NumberFormatException e) {
            boolean digits = value.text().matches("[+-]?\\d++");
            throw statement.refuse(value.range(), "strconv.ParseInt: parsing " + GoText.quote(value.text()) + ": "
                    + (digits ? "value out of range" : "invalid syntax"));
        }
        throw statement.refuse(value.range(), "--retries cannot be negative (" + value.text() + ")");
    }
}
