package dev.cutaway.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.text.Texts;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;

class FailuresTest {

    private static final Place PLACE = new Place("lab.tar", "etc/passwd", 512);

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Failures failures = new Failures(texts);

    @Test
    void every_problem_is_worded_in_every_language_and_names_its_place() {
        Digest one = Digest.of(new byte[]{1});
        Digest two = Digest.of(new byte[]{2});
        List<Problem> problems = List.of(new Problem.Truncated(PLACE, "x"), new Problem.Malformed(PLACE, "x"),
                new Problem.WrongDigest(PLACE, one, two), new Problem.WrongSize(PLACE, 1, 2),
                new Problem.Missing(PLACE, "x"), new Problem.Hostile(PLACE, "x"), new Problem.OverLimit(PLACE, "x", 3),
                new Problem.Unsupported(PLACE, "x"), new Problem.Changed(PLACE), new Problem.Unreadable(PLACE, "x"));
        for (Problem problem : problems) {
            Failure failure = failures.of(new ReadOnlyStringWrapper("what"), "lab.tar",
                    new ImageReadException(problem));
            for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                texts.switchTo(language);
                assertThat(failure.why().getValue()).contains("etc/passwd", "512").doesNotContain("{");
                assertThat(failure.advice().getValue()).isNotBlank();
            }
            assertThat(failure.details()).contains(problem.describe());
        }
    }

    @Test
    void the_words_follow_the_language() {
        Failure failure = of(new ImageReadException(new Problem.NotAnImage(Place.of("a.txt"), "x")));
        assertThat(failure.why().getValue()).startsWith("It is not a container image");
        texts.switchTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(failure.why().getValue()).startsWith("这不是容器镜像");
    }

    @Test
    void what_the_system_refuses_is_told_plainly() {
        assertThat(of(new NoSuchFileException("a")).why().getValue()).contains("nothing with this name");
        assertThat(of(new AccessDeniedException("a")).why().getValue()).contains("not allowed");
        var wrapped = new ImageReadException(new Problem.Unreadable(PLACE, "gone"), new NoSuchFileException("a"));
        assertThat(of(wrapped).why().getValue()).contains("nothing with this name");
    }

    @Test
    void what_nobody_expected_says_so_and_keeps_the_trace() {
        Failure failure = of(new IllegalStateException("odd"));
        assertThat(failure.why().getValue()).contains("odd");
        assertThat(failure.advice().getValue()).contains("fault of Cutaway");
        assertThat(failure.details()).contains("IllegalStateException").contains(getClass().getName());
        assertThat(of(new IOException()).why().getValue()).contains("IOException");
    }

    private Failure of(Throwable thrown) {
        return failures.of(new ReadOnlyStringWrapper("what"), "subject", thrown);
    }
}
