package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.Suggestion;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.List;
import java.util.Set;

/** Makes typed instructions of statements; what is refused, and in which words, is as in BuildKit. */
public final class Instructions {

    /** All that there are, in the order of the reference's table. */
    public static final List<String> NAMES = List.of("ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM",
            "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR");

    private Instructions() {}

    /**
     * Says what a statement means.
     *
     * @param escape the escape character of the Dockerfile
     * @throws DockerfileException when it means nothing
     */
    public static Instruction parse(Statement statement, char escape) throws DockerfileException {
        var pairs = new PairParser(statement, escape);
        var commands = new CommandParser(statement);
        return switch (statement.name()) {
            case "ADD" -> new TransferParser(statement).add();
            case "ARG" -> pairs.arg();
            case "CMD" -> commands.cmd();
            case "COPY" -> new TransferParser(statement).copy();
            case "ENTRYPOINT" -> commands.entrypoint();
            case "ENV" -> new Env(statement, pairs.pairs("ENV"));
            case "EXPOSE" -> new Expose(statement, words(statement));
            case "FROM" -> FromParser.parse(statement);
            case "HEALTHCHECK" -> new HealthCheckParser(statement).parse();
            case "LABEL" -> new Label(statement, pairs.pairs("LABEL"));
            case "MAINTAINER" -> new Maintainer(statement, one(statement));
            case "ONBUILD" -> OnBuildParser.parse(statement, escape);
            case "RUN" -> new RunParser(statement).parse();
            case "SHELL" -> commands.shell();
            case "STOPSIGNAL" -> new StopSignal(statement, oneOfAnyFlags(statement));
            case "USER" -> new User(statement, one(statement));
            case "VOLUME" -> new Volume(statement, commands.paths());
            case "WORKDIR" -> new Workdir(statement, one(statement));
            default -> throw statement.refuse(statement.keyword().range(), "unknown instruction: "
                    + statement.keyword().text() + Suggestion.hintInCase(statement.keyword().text(), NAMES));
        };
    }

    private static Word one(Statement statement) throws DockerfileException {
        Word word = oneOfAnyFlags(statement);
        FlagValues.none(statement);
        return word;
    }

    private static Word oneOfAnyFlags(Statement statement) throws DockerfileException {
        if (statement.arguments().isEmpty()) {
            throw statement.refuse(statement.name() + " requires exactly one argument");
        }
        return statement.arguments().word();
    }

    private static List<Word> words(Statement statement) throws DockerfileException {
        if (statement.arguments().isEmpty()) {
            throw atLeastOne(statement);
        }
        FlagValues.none(statement);
        return statement.arguments().split().stream().map(piece -> piece.word()).toList();
    }

    /**
     * The flags an instruction knows, without dashes, in no order; for completion.
     *
     * @param name in capitals
     */
    public static Set<String> flags(String name) {
        return switch (name) {
            case "ADD" -> TransferParser.ADD.keySet();
            case "COPY" -> TransferParser.COPY.keySet();
            case "FROM" -> Set.of("platform");
            case "HEALTHCHECK" -> HealthCheckParser.FLAGS.keySet();
            case "RUN" -> RunParser.FLAGS.keySet();
            default -> Set.of();
        };
    }

    static DockerfileException atLeastOne(Statement statement) {
        return statement.refuse(statement.name() + " requires at least one argument");
    }
}
