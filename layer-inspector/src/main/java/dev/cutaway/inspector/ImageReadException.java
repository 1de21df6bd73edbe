package dev.cutaway.inspector;

import java.io.IOException;

/** An image could not be read; {@link #problem()} says what, where and why. */
public final class ImageReadException extends IOException {

    private final transient Problem problem;

    /** @param problem what is wrong */
    public ImageReadException(Problem problem) {
        this(problem, null);
    }

    /**
     * @param problem what is wrong
     * @param cause what a library threw, kept for the details; may be null
     */
    public ImageReadException(Problem problem, @org.jspecify.annotations.Nullable Throwable cause) {
        super(problem.place() + " " + problem.describe(), cause);
        this.problem = problem;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
