package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.Suggestion;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Flag;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The flags of one instruction, checked against those its instruction knows. */
final class FlagValues {

    /** Whether a flag has a value, and how often it may be given. */
    enum Kind {
        BOOL, TEXT, LIST
    }

    private final Map<String, List<Word>> values = new LinkedHashMap<>();

    private FlagValues() {}

    static FlagValues none(Statement statement) throws DockerfileException {
        return read(statement, Map.of());
    }

    static FlagValues read(Statement statement, Map<String, Kind> known) throws DockerfileException {
        var all = new FlagValues();
        for (Flag flag : statement.flags()) {
            all.add(statement, flag, known);
        }
        return all;
    }

    private void add(Statement statement, Flag flag, Map<String, Kind> known) throws DockerfileException {
        String name = "--" + flag.name();
        Kind kind = known.get(flag.name());
        if (kind == null) {
            throw statement.refuse(flag.range(),
                    "unknown flag: " + name + Suggestion.hint(flag.name(), known.keySet()));
        }
        if (values.containsKey(flag.name()) && kind != Kind.LIST) {
            throw statement.refuse(flag.range(), "duplicate flag specified: " + name);
        }
        Word value = flag.value();
        if (value == null && kind == Kind.BOOL) {
            value = new Word("true", flag.range());
        }
        if (value == null || (kind == Kind.BOOL && value.text().isEmpty())) {
            throw statement.refuse(flag.range(), "missing a value on flag: " + name);
        }
        if (kind == Kind.BOOL && !value.text().equalsIgnoreCase("true") && !value.text().equalsIgnoreCase("false")) {
            throw statement.refuse(flag.range(),
                    "expecting boolean value for flag " + name + ", not: " + value.text());
        }
        values.computeIfAbsent(flag.name(), unused -> new ArrayList<>()).add(value);
    }

    /** Null when not given. An empty value counts as none, as in Docker. */
    @Nullable
    Word text(String name) {
        List<Word> all = list(name);
        return all.isEmpty() || all.getFirst().text().isEmpty() ? null : all.getFirst();
    }

    List<Word> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean isTrue(String name) {
        Boolean value = bool(name);
        return value != null && value;
    }

    /** Null when not given. */
    @Nullable
    Boolean bool(String name) {
        List<Word> all = list(name);
        return all.isEmpty() ? null : all.getFirst().text().toLowerCase(Locale.ROOT).equals("true");
    }
}
