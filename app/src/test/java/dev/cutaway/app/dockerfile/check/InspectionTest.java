package dev.cutaway.app.dockerfile.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.dockerfile.check.ContextFiles;
import dev.cutaway.dockerfile.check.LintFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is checked besides the text. */
@ExtendWith(ApplicationExtension.class)
class InspectionTest {

    @Test
    void arguments_that_a_build_is_given_count_instead_of_their_defaults() {
        var facts = new LintFacts(null, new ContextFiles(Map.of("b", true), Set.of()), Map.of(),
                LintFacts.NONE.target(), LintFacts.NONE.build(),
                LintFacts.NONE.images());
        var inspection = new Inspection(new EditedDockerfile("""
                FROM scratch
                ARG FILE=a
                COPY $FILE /
                """), Tasks.onCallingThread(), () -> facts);
        assertThat(missing(inspection)).hasSize(1);
        inspection.given(Map.of("FILE", "b"), "");
        assertThat(missing(inspection)).isEmpty();
        inspection.given(Map.of(), "");
        assertThat(missing(inspection)).hasSize(1);
    }

    @Test
    void the_platform_that_a_build_is_for_counts() {
        var facts = new LintFacts(null, new ContextFiles(Map.of("arm64", true), Set.of()), Map.of(),
                LintFacts.NONE.target(), LintFacts.NONE.build(), LintFacts.NONE.images());
        var inspection = new Inspection(new EditedDockerfile("""
                FROM scratch
                ARG TARGETARCH
                COPY $TARGETARCH /
                """), Tasks.onCallingThread(), () -> facts);
        inspection.given(Map.of(), "linux/arm64");
        assertThat(missing(inspection)).isEmpty();
        inspection.given(Map.of(), "linux/s390x");
        assertThat(missing(inspection)).hasSize(1);
    }

    private static List<Issue> missing(Inspection inspection) {
        return inspection.reportProperty().get().issues().stream()
                .filter(issue -> issue instanceof Issue.Found found && found.finding().check().code().equals(
                        "CopyMissingFile"))
                .toList();
    }
}
