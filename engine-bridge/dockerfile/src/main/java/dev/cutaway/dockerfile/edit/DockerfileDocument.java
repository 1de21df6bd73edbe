package dev.cutaway.dockerfile.edit;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Directive;
import dev.cutaway.dockerfile.syntax.Flag;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A Dockerfile's text and what it says. Statements are known by their number in {@code parsed().lines().statements()}.
 * Every method that changes something gives the smallest edits of the text that do it; {@link #apply} makes a new document
 * of them. All bytes that an edit does not have to touch stay as they are: comments, blanks, empty lines, line ends.
 * Immutable.
 *
 * <p>Comment lines right above a statement belong to it, and move with it. What ends the Dockerfile in the middle of an
 * instruction (a continued line, a heredoc that never ends) is ended when something is put after it.
 */
public final class DockerfileDocument {

    private final ParsedDockerfile parsed;
    private final SourceText source;
    private final Blocks blocks;

    private DockerfileDocument(ParsedDockerfile parsed) {
        this.parsed = parsed;
        this.source = parsed.lines().source();
        this.blocks = new Blocks(parsed);
    }

    /** Any text. */
    public static DockerfileDocument of(String text) {
        return new DockerfileDocument(ParsedDockerfile.of(text));
    }

    /** The text. */
    public String text() {
        return source.text();
    }

    /** What it says. */
    public ParsedDockerfile parsed() {
        return parsed;
    }

    /** The document with changes made. */
    public DockerfileDocument apply(List<TextEdit> edits) {
        return of(TextEdit.apply(text(), edits));
    }

    /** The text of a statement as it is written, without the comments above it. */
    public String textOf(int statement) {
        return statement(statement).range().of(text());
    }

    /**
     * Writes other instructions in a statement's place. The comments above it stay.
     *
     * @param instructions complete lines, with any line ends; without a line end at the end
     * @throws IllegalArgumentException when they do not end where they end: by continuation, or in a heredoc
     */
    public List<TextEdit> replace(int statement, String instructions) {
        var range = statement(statement).range();
        return guarded(List.of(TextEdit.replace(range, blocks.complete(instructions))));
    }

    /** Puts instructions before a statement and the comments that belong to it; see {@link #replace}. */
    public List<TextEdit> insertBefore(int statement, String instructions) {
        int at = blocks.start(statement(statement));
        return guarded(List.of(TextEdit.insert(at, blocks.complete(instructions) + blocks.lineEnd())));
    }

    /** Puts instructions after a statement; see {@link #replace}. */
    public List<TextEdit> insertAfter(int statement, String instructions) {
        return guarded(after(statement(statement), blocks.complete(instructions)));
    }

    /** Puts instructions at the end; see {@link #replace}. */
    public List<TextEdit> append(String instructions) {
        int last = statements().size() - 1;
        if (last >= 0) {
            return insertAfter(last, instructions);
        }
        boolean inLine = !text().isEmpty() && !text().endsWith("\n");
        String before = inLine ? blocks.lineEnd() : "";
        return guarded(List.of(
                TextEdit.insert(text().length(), before + blocks.complete(instructions) + blocks.lineEnd())));
    }

    /** Takes a statement away, and the comments that belong to it. */
    public List<TextEdit> delete(int statement) {
        return guarded(List.of(blocks.gone(statement(statement))));
    }

    /**
     * Takes a statement, and the comments that belong to it, elsewhere.
     *
     * @param statement what moves
     * @param before where to; the number of statements for the end
     * @return nothing when it stays where it is
     */
    public List<TextEdit> move(int statement, int before) {
        if (before == statement || before == statement + 1) {
            return List.of();
        }
        Statement moved = statement(statement);
        String block = blocks.completeBlock(moved);
        var edits = new ArrayList<TextEdit>();
        edits.add(blocks.gone(moved));
        if (before < statements().size()) {
            edits.add(TextEdit.insert(blocks.start(statement(before)), block + blocks.lineEnd()));
        } else {
            edits.addAll(after(statement(before - 1), block));
        }
        return guarded(edits);
    }

    /**
     * Takes a statement, and the comments that belong to it, to the line right after another: before the empty lines that
     * part the other from what follows.
     *
     * @param statement what moves
     * @param after where to
     * @return nothing when it stays where it is
     */
    public List<TextEdit> moveAfter(int statement, int after) {
        if (after == statement || after == statement - 1) {
            return List.of();
        }
        Statement moved = statement(statement);
        var edits = new ArrayList<TextEdit>();
        edits.add(blocks.gone(moved));
        edits.addAll(after(statement(after), blocks.completeBlock(moved)));
        return guarded(edits);
    }

    /** Puts a flag after those that a statement has, or after its keyword; a null value for a flag that has none. */
    public List<TextEdit> addFlag(int statement, String name, @Nullable String value) {
        Statement to = statement(statement);
        int at = to.flags().isEmpty()
                ? to.keyword().range().end().offset()
                : to.flags().getLast().range().end().offset();
        return List.of(TextEdit.insert(at, " " + flag(name, value)));
    }

    /** Gives a flag another value; null for none. */
    public List<TextEdit> changeFlag(Flag flag, @Nullable String value) {
        return List.of(TextEdit.replace(flag.range(), flag(flag.name(), value)));
    }

    /** Takes a flag away, and the blanks after it. */
    public List<TextEdit> removeFlag(Flag flag) {
        int end = flag.range().end().offset();
        while (end < text().length() && (text().charAt(end) == ' ' || text().charAt(end) == '\t')) {
            end++;
        }
        return List.of(new TextEdit(flag.range().start().offset(), end, ""));
    }

    /** Writes something else in a word's place, as it is: quoting is the caller's, see {@link InstructionFormat}. */
    public List<TextEdit> changeWord(Word word, String text) {
        return List.of(TextEdit.replace(word.range(), text));
    }

    private String flag(String name, @Nullable String value) {
        return new InstructionFormat(parsed.lines().escape()).flag(name, value);
    }

    private List<TextEdit> after(Statement statement, String instructions) {
        var edits = new ArrayList<>(blocks.ended(statement));
        int end = blocks.end(statement);
        boolean line = (end > 0 && text().charAt(end - 1) == '\n')
                || (!edits.isEmpty() && edits.getLast().text().endsWith("\n"));
        edits.add(TextEdit.insert(end, line ? instructions + blocks.lineEnd() : blocks.lineEnd() + instructions));
        return edits;
    }

    /** A comment that comes to stand at the very top must not become a directive: an empty line before it sees to that. */
    private List<TextEdit> guarded(List<TextEdit> edits) {
        Statement first = statements().isEmpty() ? null : statements().getFirst();
        int lastChecked = first == null ? 0 : first.range().end().offset();
        boolean low = edits.stream().anyMatch(edit -> edit.start() <= lastChecked);
        if (!low || sameDirectives(apply(edits))) {
            return edits;
        }
        var guarded = new ArrayList<TextEdit>();
        guarded.add(TextEdit.insert(blocks.afterDirectives(), blocks.lineEnd()));
        guarded.addAll(edits);
        return guarded;
    }

    private boolean sameDirectives(DockerfileDocument changed) {
        // A byte order mark that comes to the top would be no letter any more.
        boolean sameMark = text().startsWith("\ufeff") == changed.text().startsWith("\ufeff");
        return sameMark && names(parsed).equals(names(changed.parsed))
                && parsed.lines().escape() == changed.parsed.lines().escape();
    }

    private static List<String> names(ParsedDockerfile document) {
        return document.lines().directives().stream().map(Directive::name).toList();
    }

    private List<Statement> statements() {
        return parsed.lines().statements();
    }

    private Statement statement(int index) {
        return statements().get(index);
    }
}
