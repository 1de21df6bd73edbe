package dev.cutaway.dockerfile.source;

/**
 * What keeps a Dockerfile, or one of its lines, from being built.
 *
 * @param range the words to blame
 * @param line the line Docker names, from 1: the first of the instruction
 * @param severity whether Docker refuses it as well
 * @param reason in Docker's words, such as {@code unknown instruction: FRO (did you mean FROM?)}
 */
public record DockerfileProblem(SourceRange range, int line, Severity severity, String reason) {

    /** How bad it is. */
    public enum Severity {
        /** No build is possible. */
        ERROR,
        /** Docker builds it, and it fails or surprises later. */
        WARNING
    }

    /** As Docker prints it: {@code dockerfile parse error on line 3: unknown instruction: FRO}. */
    public String message() {
        return "dockerfile parse error on line " + line + ": " + reason;
    }
}
