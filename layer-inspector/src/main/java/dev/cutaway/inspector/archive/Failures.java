package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Words for what the operating system refuses. */
final class Failures {

    private Failures() {}

    /** The same failure, typed; as it is where it is typed already. */
    static ImageReadException unreadable(IOException e, Place place) {
        return e instanceof ImageReadException typed ? typed : new ImageReadException(problem(e, place), e);
    }

    private static Problem problem(IOException e, Place place) {
        return switch (e) {
            case NoSuchFileException _ -> new Problem.Unreadable(place, "it does not exist");
            case AccessDeniedException _ -> new Problem.Unreadable(place, "no permission to read it");
            case FileSystemLoopException _ -> circle(place);
            // Java has no type for ELOOP where it follows links itself.
            case FileSystemException f when f.getReason() != null && f.getReason().contains("symbolic links") ->
                circle(place);
            case FileSystemException f when f.getReason() != null -> new Problem.Unreadable(place, f.getReason());
            default -> new Problem.Unreadable(place, e.getMessage() == null ? e.toString() : e.getMessage());
        };
    }

    static Problem.Hostile circle(Place place) {
        return new Problem.Hostile(place, "its links lead in a circle");
    }
}
