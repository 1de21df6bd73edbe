package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.JsonArray;
import dev.cutaway.dockerfile.syntax.Slice;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.ArrayList;
import java.util.List;

/** Reads what may be a JSON array: commands, the SHELL, the paths of VOLUME. */
final class CommandParser {

    private final Statement statement;

    CommandParser(Statement statement) {
        this.statement = statement;
    }

    Cmd cmd() throws DockerfileException {
        Command command = command(statement.arguments());
        FlagValues.none(statement);
        return new Cmd(statement, command);
    }

    Entrypoint entrypoint() throws DockerfileException {
        Command command = command(statement.arguments());
        FlagValues.none(statement);
        return new Entrypoint(statement, command);
    }

    Shell shell() throws DockerfileException {
        Command command = command(statement.arguments());
        FlagValues.none(statement);
        if (command.isEmpty()) {
            throw Instructions.atLeastOne(statement);
        }
        if (command instanceof Command.ExecForm exec) {
            return new Shell(statement, exec.words());
        }
        throw statement.refuse("SHELL requires the arguments to be in JSON form");
    }

    Command command(Slice arguments) throws DockerfileException {
        return switch (JsonArray.parse(arguments)) {
            case JsonArray.Result.Strings strings -> new Command.ExecForm(strings.values());
            case JsonArray.Result.NotJson no -> new Command.ShellForm(arguments.word());
            case JsonArray.Result.NotStrings no -> throw notStrings();
        };
    }

    /** The arguments as a list: a JSON array, or words between blanks. */
    List<Word> list() throws DockerfileException {
        Slice arguments = statement.arguments();
        return switch (JsonArray.parse(arguments)) {
            case JsonArray.Result.Strings strings -> strings.values();
            case JsonArray.Result.NotJson no when arguments.isEmpty() -> List.of();
            case JsonArray.Result.NotJson no -> arguments.split().stream().map(Slice::word).toList();
            case JsonArray.Result.NotStrings no -> throw notStrings();
        };
    }

    List<Word> paths() throws DockerfileException {
        var paths = new ArrayList<Word>();
        List<Word> all = list();
        if (all.isEmpty()) {
            throw Instructions.atLeastOne(statement);
        }
        FlagValues.none(statement);
        for (Word word : all) {
            if (word.text().isBlank()) {
                throw statement.refuse(word.range(), "VOLUME specified can not be an empty string");
            }
            paths.add(new Word(word.text().strip(), word.range()));
        }
        return paths;
    }

    private DockerfileException notStrings() {
        return statement.refuse("when using JSON array syntax, arrays must be comprised of strings only");
    }
}
