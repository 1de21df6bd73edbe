package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.HeredocSign;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads COPY and ADD. */
final class TransferParser {

    static final Map<String, FlagValues.Kind> COPY = Map.of("chown", FlagValues.Kind.TEXT, "chmod",
            FlagValues.Kind.TEXT, "from", FlagValues.Kind.TEXT, "link", FlagValues.Kind.BOOL, "exclude",
            FlagValues.Kind.LIST, "parents", FlagValues.Kind.BOOL);
    static final Map<String, FlagValues.Kind> ADD = Map.of("chown", FlagValues.Kind.TEXT, "chmod",
            FlagValues.Kind.TEXT, "link", FlagValues.Kind.BOOL, "keep-git-dir", FlagValues.Kind.BOOL, "checksum",
            FlagValues.Kind.TEXT, "unpack", FlagValues.Kind.BOOL, "exclude", FlagValues.Kind.LIST);

    private final Statement statement;

    TransferParser(Statement statement) {
        this.statement = statement;
    }

    Copy copy() throws DockerfileException {
        List<Word> words = words();
        FlagValues flags = FlagValues.read(statement, COPY);
        return new Copy(statement, transfer(words, flags), flags.text("from"), flags.isTrue("parents"));
    }

    Add add() throws DockerfileException {
        List<Word> words = words();
        FlagValues flags = FlagValues.read(statement, ADD);
        return new Add(statement, transfer(words, flags), flags.text("checksum"), flags.bool("keep-git-dir"),
                flags.bool("unpack"));
    }

    private List<Word> words() throws DockerfileException {
        List<Word> words = new CommandParser(statement).list();
        if (words.size() < 2) {
            throw statement.refuse(statement.name() + " requires at least two arguments, but only one was provided."
                    + " Destination could not be determined");
        }
        return words;
    }

    private Transfer transfer(List<Word> words, FlagValues flags) throws DockerfileException {
        Word destination = words.getLast();
        if (HeredocSign.parse(destination.text()) != null) {
            throw statement.refuse(destination.range(),
                    statement.name() + " cannot accept a heredoc as a destination");
        }
        var heredocs = new HashMap<String, Heredoc>();
        statement.heredocs().forEach(heredoc -> heredocs.put(heredoc.name(), heredoc));
        var sources = new ArrayList<Word>();
        var files = new ArrayList<InlineFile>();
        for (Word word : words.subList(0, words.size() - 1)) {
            HeredocSign sign = HeredocSign.parse(word.text());
            Heredoc heredoc = sign == null ? null : heredocs.get(sign.name());
            if (heredoc == null) {
                sources.add(word);
            } else {
                files.add(new InlineFile(word, heredoc, heredoc.body()));
            }
        }
        return new Transfer(sources, files, destination, flags.text("chown"), flags.text("chmod"),
                flags.isTrue("link"), flags.list("exclude"));
    }
}
