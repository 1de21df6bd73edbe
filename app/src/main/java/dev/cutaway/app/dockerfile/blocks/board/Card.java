package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Run;
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

    /**
     * What it says in one line, with single blanks: of a FROM its base, of a RUN its command without flags, of a heredoc
     * what is in it, of others all that stands after the keyword.
     */
    public String summary() {
        String all = switch (instruction) {
            case From from -> from.base().text();
            case Run run when !run.statement().arguments().isEmpty() -> run.statement().arguments().text() + "  "
                    + heredoc();
            case null, default -> rest() + "  " + heredoc();
        };
        return all.substring(0, Math.min(all.length(), 4 * LONGEST)).strip().replaceAll("\\s+", " ");
    }

    private String rest() {
        String line = statement.original().strip();
        return line.substring(Math.min(line.length(), statement.keyword().text().length()));
    }

    private String heredoc() {
        return statement.heredocs().isEmpty() ? "" : statement.heredocs().getFirst().body();
    }
}
