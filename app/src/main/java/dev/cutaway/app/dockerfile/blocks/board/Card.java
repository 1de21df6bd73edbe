package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An instruction, or a line that was meant to be one.
 *
 * @param statement how it is written
 * @param instruction what it means; null when it means nothing
 * @param problems why it means nothing, or will surprise
 */
public record Card(Statement statement, @Nullable Instruction instruction, List<DockerfileProblem> problems) {

    private static final int LONGEST = 120;

    /** Copies the list. */
    public Card {
        problems = List.copyOf(problems);
    }

    /** Its number among the statements. */
    public int index() {
        return statement.index();
    }

    /** The keyword in capitals. */
    public String name() {
        return statement.name();
    }

    /** Whether it begins a stage, or was meant to. */
    public boolean isFrom() {
        return name().equals("FROM");
    }

    /** What stands after the keyword, in one line, with single blanks; a heredoc's first line after its sign. */
    public String summary() {
        String line = statement.original().strip();
        String rest = line.substring(Math.min(line.length(), statement.keyword().text().length())).strip();
        String all = statement.heredocs().isEmpty() ? rest : rest + "  " + statement.heredocs().getFirst().body();
        return all.substring(0, Math.min(all.length(), 4 * LONGEST)).strip().replaceAll("\\s+", " ");
    }
}
