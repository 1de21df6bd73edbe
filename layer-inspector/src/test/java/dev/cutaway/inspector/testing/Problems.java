package dev.cutaway.inspector.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What went wrong, typed. */
public final class Problems {

    private Problems() {}

    /** The problem that {@code work} must end with; its place and words are never empty. */
    public static <P extends Problem> P problem(Class<P> type, ThrowingCallable work) {
        Throwable thrown = catchThrowable(work);
        assertThat(thrown).isInstanceOf(ImageReadException.class);
        Problem problem = ((ImageReadException) thrown).problem();
        assertThat(problem).as(thrown.getMessage()).isInstanceOf(type);
        assertThat(problem.place().file()).isNotEmpty();
        assertThat(thrown).hasMessageContaining(problem.place().file()).hasMessageContaining(problem.describe());
        return type.cast(problem);
    }
}
