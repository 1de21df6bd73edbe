package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.app.dockerfile.blocks.board.Board;
import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.syntax.Directive;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * Writes what is entered into fields. Nothing is written before it is known to do just what is meant: all other statements
 * and the directives stay as they are to the byte, the instruction can still be read, and the field says the new value.
 */
public final class FormEditor {

    private final Board board;
    private final int statement;
    private final Set<String> raw;
    private final boolean asText;

    /**
     * @param board as it is now
     * @param raw see {@link Forms#of}
     */
    public FormEditor(Board board, int statement, boolean asText, Set<String> raw) {
        this.board = board;
        this.statement = statement;
        this.asText = asText;
        this.raw = Set.copyOf(raw);
    }

    /** What has to be done so that a field has a value; null where it cannot have it. */
    public @Nullable List<TextEdit> write(FormField field, String value) {
        if (value.equals(field.value())) {
            // However it is written: what says it already is left alone.
            return List.of();
        }
        try {
            for (Proposal proposal : field.writer().write(value)) {
                if (does(proposal, field, value)) {
                    return proposal.edits();
                }
            }
        } catch (IllegalArgumentException e) {
            // A line end in a word, or an instruction that does not end: the field is marked.
            return null;
        }
        return null;
    }

    /** The first of some ways that changes nothing else; null for none. */
    public @Nullable List<TextEdit> first(List<Proposal> proposals) {
        for (Proposal proposal : proposals) {
            if (leavesOthers(board.document().apply(proposal.edits()), proposal.others(), true)) {
                return proposal.edits();
            }
        }
        return null;
    }

    private boolean does(Proposal proposal, FormField field, String value) {
        DockerfileDocument after = board.document().apply(proposal.edits());
        boolean text = field.id().equals("text");
        boolean comment = field.id().equals("comment");
        if (!leavesOthers(after, proposal.others(), !text && !comment)) {
            return false;
        }
        if (comment && !after.textOf(statement).equals(board.document().textOf(statement))) {
            return false;
        }
        if (proposal.reshaped() && !comment) {
            return true;
        }
        FormField now = Forms.of(Board.of(after), statement, asText, raw).field(field.id());
        return now != null && same(now.value(), value, comment || field.kind() == FormField.Kind.CODE);
    }

    private static boolean same(String now, String value, boolean loose) {
        return loose ? now.strip().equals(value.strip()) : now.equals(value);
    }

    /** Whether no other statement has changed, and this one still can be read. */
    private boolean leavesOthers(DockerfileDocument after, Set<Integer> others, boolean readable) {
        ParsedDockerfile then = after.parsed();
        List<Statement> before = board.document().parsed().lines().statements();
        List<Statement> now = then.lines().statements();
        if (now.size() != before.size() || !sameDirectives(then)) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            boolean may = i == statement || others.contains(i);
            if (!may && !after.textOf(i).equals(board.document().textOf(i))) {
                return false;
            }
            if (i != statement && now.get(i).comments().size() != before.get(i).comments().size()) {
                return false;
            }
        }
        return !readable || (then.instruction(now.get(statement)) != null
                && now.get(statement).name().equals(before.get(statement).name()));
    }

    private boolean sameDirectives(ParsedDockerfile then) {
        ParsedDockerfile now = board.document().parsed();
        return then.lines().escape() == now.lines().escape()
                && then.lines().directives().stream().map(Directive::name).toList()
                        .equals(now.lines().directives().stream().map(Directive::name).toList());
    }
}
