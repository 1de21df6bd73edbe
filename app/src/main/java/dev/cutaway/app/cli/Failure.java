package dev.cutaway.app.cli;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Problem;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;

/** Words what went wrong in one line: what, where, why, and what to do. */
final class Failure {

    private static final System.Logger LOG = System.getLogger(Failure.class.getName());

    private Failure() {}

    /**
     * Writes the line.
     *
     * @return the {@link ExitCode} that goes with it
     */
    static int explain(Throwable failure, PrintStream err) {
        LOG.log(System.Logger.Level.DEBUG, "ended by", failure);
        return switch (failure) {
            case ImageReadException unreadable -> {
                Problem problem = unreadable.problem();
                String advice = advice(problem);
                yield say(err, problem.place() + ": " + problem.describe() + (advice == null ? "" : "; " + advice),
                        ExitCode.UNREADABLE);
            }
            case NoSuchImageException none -> say(err, none.getMessage(), ExitCode.UNREADABLE);
            case EngineException engine -> say(err, engine.text(),
                    engine.reason() == EngineException.Reason.CONFLICT ? ExitCode.ENGINE_TAKEN : ExitCode.UNREADABLE);
            case OutputException output -> say(err, output.getMessage(), ExitCode.NO_OUTPUT);
            case CancellationException _ -> say(err, "stopped", ExitCode.UNREADABLE);
            case IOException io -> say(err, io.toString(), ExitCode.UNREADABLE);
            default -> {
                LOG.log(System.Logger.Level.ERROR, "a fault of Cutaway", failure);
                yield say(err, "a fault of Cutaway itself, please report it: " + failure, ExitCode.FAULT);
            }
        };
    }

    private static int say(PrintStream err, @Nullable String line, int code) {
        err.println("cutaway: " + Printable.line(String.valueOf(line)));
        return code;
    }

    /** What a person can do about it; null where there is nothing to say. */
    private static @Nullable String advice(Problem problem) {
        return switch (problem) {
            case Problem.NotAnImage _ ->
                "give it an archive of 'docker save' or 'podman save', or an OCI layout as a folder or tar";
            case Problem.Truncated _,Problem.Malformed _,Problem.WrongDigest _,Problem.WrongSize _ ->
                "it was probably damaged on its way: copy or save it again";
            case Problem.Missing _ -> "the archive is not complete: save it again";
            case Problem.Changed _ -> "wait until it is written, then try again";
            case Problem.Hostile _,Problem.OverLimit _,Problem.Unsupported _,Problem.Unreadable _ -> null;
        };
    }
}
