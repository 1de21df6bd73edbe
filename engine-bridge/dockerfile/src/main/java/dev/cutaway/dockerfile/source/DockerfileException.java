package dev.cutaway.dockerfile.source;

/** A Dockerfile that cannot be built; the message is what Docker prints. */
public final class DockerfileException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient DockerfileProblem problem;

    /** @param problem what is wrong, and where */
    public DockerfileException(DockerfileProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public DockerfileProblem problem() {
        return problem;
    }
}
