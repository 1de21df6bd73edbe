package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.GoText;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Slice;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads FROM. */
final class FromParser {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-_.]*+");

    private FromParser() {}

    static From parse(Statement statement) throws DockerfileException {
        List<Word> words = statement.arguments().isEmpty()
                ? List.of()
                : statement.arguments().split().stream().map(Slice::word).toList();
        boolean named = words.size() == 3 && words.get(1).text().equalsIgnoreCase("as");
        if (!named && words.size() != 1) {
            throw statement.refuse("FROM requires either one or three arguments");
        }
        if (named && !NAME.matcher(words.get(2).text().toLowerCase(Locale.ROOT)).matches()) {
            throw statement.refuse(words.get(2).range(), "invalid name for build stage: "
                    + GoText.quote(words.get(2).text()) + ", name can't start with a number or contain symbols");
        }
        Word platform = FlagValues.read(statement, Map.of("platform", FlagValues.Kind.TEXT)).text("platform");
        return new From(statement, words.getFirst(), named ? words.get(1) : null, named ? words.get(2) : null,
                platform);
    }
}
