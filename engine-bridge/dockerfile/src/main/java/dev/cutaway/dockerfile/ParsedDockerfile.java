package dev.cutaway.dockerfile;

import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Instructions;
import dev.cutaway.dockerfile.instruction.OnBuild;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.source.DockerfileProblem.Severity;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.syntax.Statement;
import dev.cutaway.dockerfile.syntax.Statements;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Any text read as a Dockerfile, with all that is wrong with it: what an editor works on.
 *
 * @param lines the statements, comments and directives, those that mean nothing included
 * @param instructions the statements that mean something, in order
 * @param globals the ARGs before the first FROM
 * @param stages may be none
 * @param problems in the order of the text
 */
public record ParsedDockerfile(Statements lines, List<Instruction> instructions, List<Arg> globals, List<Stage> stages,
        List<DockerfileProblem> problems) {

    /** Copies the lists. */
    public ParsedDockerfile {
        instructions = List.copyOf(instructions);
        globals = List.copyOf(globals);
        stages = List.copyOf(stages);
        problems = List.copyOf(problems);
    }

    /** Reads a text. Never fails. */
    public static ParsedDockerfile of(String text) {
        return new Reader(Statements.read(new SourceText(text))).read();
    }

    /** The text it was read from. */
    public String text() {
        return lines.source().text();
    }

    /** The instruction that a statement is; null when it means nothing. */
    public @Nullable Instruction instruction(Statement statement) {
        int low = 0;
        int high = instructions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Instruction found = instructions.get(middle);
            if (found.statement().index() == statement.index()) {
                return found;
            }
            if (found.statement().index() < statement.index()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /**
     * The same, when it can be built.
     *
     * @throws DockerfileException for the first error in it
     */
    public Dockerfile dockerfile() throws DockerfileException {
        for (DockerfileProblem problem : problems) {
            if (problem.severity() == Severity.ERROR) {
                throw new DockerfileException(problem);
            }
        }
        return new Dockerfile(text(), lines.escape(), lines.directives(), globals, stages);
    }

    private static final class Reader {
        private final Statements lines;
        private final List<Instruction> instructions = new ArrayList<>();
        private final List<Arg> globals = new ArrayList<>();
        private final List<Stage> stages = new ArrayList<>();
        private final List<DockerfileProblem> problems = new ArrayList<>();
        private final List<Instruction> ofStage = new ArrayList<>();
        private @Nullable From from;

        Reader(Statements lines) {
            this.lines = lines;
            problems.addAll(lines.problems());
        }

        ParsedDockerfile read() {
            for (Statement statement : lines.statements()) {
                try {
                    Instruction instruction = Instructions.parse(statement, lines.escape());
                    instructions.add(instruction);
                    place(instruction);
                } catch (DockerfileException e) {
                    problems.add(e.problem());
                }
            }
            endStage();
            if (lines.statements().isEmpty()) {
                wholeFile("file with no instructions");
            } else if (stages.isEmpty() && problems.isEmpty()) {
                wholeFile("dockerfile contains no stages to build");
            }
            problems.sort(Comparator.comparing(problem -> problem.range().start()));
            return new ParsedDockerfile(lines, instructions, globals, stages, problems);
        }

        private void place(Instruction instruction) throws DockerfileException {
            if (instruction instanceof From next) {
                endStage();
                from = next;
            } else if (from != null) {
                ofStage.add(instruction);
            } else if (instruction instanceof Arg arg) {
                globals.add(arg);
            } else if (problems.isEmpty()) {
                // After another problem this one would only say that the FROM before it is wrong.
                throw instruction.statement().refuse(instruction.statement().keyword().range(),
                        "no build stage in current context");
            }
            if (instruction instanceof OnBuild onBuild && onBuild.trigger() == null) {
                warnOfTrigger(onBuild);
            }
        }

        private void warnOfTrigger(OnBuild onBuild) {
            try {
                Instructions.parse(onBuild.statement().inner(lines.escape()), lines.escape());
            } catch (DockerfileException e) {
                problems.add(new DockerfileProblem(e.problem().range(), e.problem().line(), Severity.WARNING,
                        e.problem().reason()));
            }
        }

        private void endStage() {
            if (from != null) {
                stages.add(new Stage(stages.size(), from, ofStage));
                ofStage.clear();
            }
        }

        private void wholeFile(String reason) {
            SourceText source = lines.source();
            int last = source.text().length();
            problems.add(new DockerfileProblem(source.range(last, last), source.position(last).line(), Severity.ERROR,
                    reason));
        }
    }
}
