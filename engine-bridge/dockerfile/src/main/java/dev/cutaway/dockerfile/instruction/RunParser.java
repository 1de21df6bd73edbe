package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.GoText;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads RUN. */
final class RunParser {

    static final Map<String, FlagValues.Kind> FLAGS = Map.of("mount", FlagValues.Kind.LIST, "network",
            FlagValues.Kind.TEXT, "security", FlagValues.Kind.TEXT, "device", FlagValues.Kind.LIST);
    private static final Pattern VARIABLE_IN_FROM = Pattern.compile("(?i)from=.*\\$.", Pattern.DOTALL);

    private final Statement statement;

    RunParser(Statement statement) {
        this.statement = statement;
    }

    Run parse() throws DockerfileException {
        Command command = new CommandParser(statement).command(statement.arguments());
        FlagValues flags = FlagValues.read(statement, FLAGS);
        return new Run(statement, command, mounts(flags.list("mount")), network(flags), security(flags),
                devices(flags.list("device")));
    }

    private List<Run.MountFlag> mounts(List<Word> values) throws DockerfileException {
        var mounts = new ArrayList<Run.MountFlag>();
        for (Word value : values) {
            try {
                for (String field : Csv.fields(value.text())) {
                    if (VARIABLE_IN_FROM.matcher(field).lookingAt()) {
                        throw new ExpansionException(
                                "'from' doesn't support variable expansion, define alias stage instead");
                    }
                }
                boolean later = value.text().indexOf('$') >= 0;
                mounts.add(new Run.MountFlag(value, later ? null : MountReader.read(value.text(), null)));
            } catch (ExpansionException e) {
                throw statement.refuse(value.range(), e.reason());
            }
        }
        return mounts;
    }

    private List<Device> devices(List<Word> values) throws DockerfileException {
        var devices = new ArrayList<Device>();
        for (Word value : values) {
            try {
                devices.add(Device.parse(value.text()));
            } catch (ExpansionException e) {
                throw statement.refuse(value.range(), e.reason());
            }
        }
        return devices;
    }

    private Run.Network network(FlagValues flags) throws DockerfileException {
        Word value = flags.text("network");
        return switch (value == null ? "default" : value.text()) {
            case "default" -> Run.Network.DEFAULT;
            case "none" -> Run.Network.NONE;
            case "host" -> Run.Network.HOST;
            default -> throw refuse(value, "invalid network mode %s");
        };
    }

    private Run.Security security(FlagValues flags) throws DockerfileException {
        Word value = flags.text("security");
        return switch (value == null ? "sandbox" : value.text()) {
            case "sandbox" -> Run.Security.SANDBOX;
            case "insecure" -> Run.Security.INSECURE;
            default -> throw refuse(value, "security %s is not valid");
        };
    }

    private DockerfileException refuse(@org.jspecify.annotations.Nullable Word value, String reason) {
        return value == null
                ? statement.refuse(reason)
                : statement.refuse(value.range(), reason.formatted(GoText.quote(value.text())));
    }
}
