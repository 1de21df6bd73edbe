package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.GoText;
import dev.cutaway.dockerfile.source.SourcePosition;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Comment;
import dev.cutaway.dockerfile.syntax.QuotedWords;
import dev.cutaway.dockerfile.syntax.Slice;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads ENV, LABEL and ARG. */
final class PairParser {

    private final Statement statement;
    private final char escape;

    PairParser(Statement statement, char escape) {
        this.statement = statement;
        this.escape = escape;
    }

    List<KeyValue> pairs(String name) throws DockerfileException {
        List<Word> words = QuotedWords.of(statement.arguments(), escape);
        if (!words.isEmpty() && words.getFirst().text().indexOf('=') < 0) {
            return List.of(legacy(name));
        }
        var pairs = new ArrayList<KeyValue>();
        for (Word word : words) {
            int sign = word.text().indexOf('=');
            if (sign < 0) {
                throw statement.refuse(word.range(), "Syntax error - can't find = in " + GoText.quote(word.text())
                        + ". Must be of the form: name=value");
            }
            pairs.add(new KeyValue(part(word, 0, sign), part(word, sign + 1, word.text().length()), false));
        }
        FlagValues.none(statement);
        if (pairs.isEmpty()) {
            throw Instructions.atLeastOne(statement);
        }
        for (KeyValue pair : pairs) {
            named(name, pair.key());
        }
        return pairs;
    }

    /** {@code ENV name the rest of the line}: a blank instead of an equals sign. */
    private KeyValue legacy(String name) throws DockerfileException {
        List<Slice> parts = statement.arguments().split(2);
        if (parts.size() < 2) {
            throw statement.refuse(name + " must have two arguments");
        }
        FlagValues.none(statement);
        named(name, parts.get(0).word());
        return new KeyValue(parts.get(0).word(), parts.get(1).word(), true);
    }

    private void named(String name, Word key) throws DockerfileException {
        if (key.text().isEmpty()) {
            throw statement.refuse(key.range(), name + " names can not be blank");
        }
    }

    Arg arg() throws DockerfileException {
        var definitions = new ArrayList<Arg.Definition>();
        for (Word word : QuotedWords.of(statement.arguments(), escape)) {
            int sign = word.text().indexOf('=');
            if (sign == 0) {
                throw statement.refuse(word.range(), "ARG names can not be blank");
            }
            Word key = sign < 0 ? word : part(word, 0, sign);
            definitions.add(new Arg.Definition(key,
                    sign < 0 ? null : part(word, sign + 1, word.text().length()), description(key.text())));
        }
        if (definitions.isEmpty()) {
            throw Instructions.atLeastOne(statement);
        }
        return new Arg(statement, definitions);
    }

    private @Nullable String description(String name) {
        for (Comment comment : statement.comments()) {
            if (comment.text().startsWith(name + " ")) {
                return comment.text().substring(name.length() + 1);
            }
        }
        return null;
    }

    /** A part of a word. Where the word goes over a line's end, the part stands where the word does. */
    private static Word part(Word word, int from, int to) {
        SourceRange range = word.range();
        if (range.start().line() != range.end().line() || range.length() != word.text().length()) {
            return new Word(word.text().substring(from, to), range);
        }
        SourcePosition start = range.start();
        return new Word(word.text().substring(from, to), new SourceRange(moved(start, from), moved(start, to)));
    }

    private static SourcePosition moved(SourcePosition place, int by) {
        return new SourcePosition(place.line(), place.column() + by, place.offset() + by);
    }
}
