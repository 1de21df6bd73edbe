package dev.cutaway.dockerfile.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.dockerfile.check.Linter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Inputs made to be slow. The bound is far above what they take: it only tells a hang from none. */
class HugeInputTest {

    private static final Duration NO_HANG = Duration.ofSeconds(30);
    private static final int MANY = 10_000;
    private static final int LONG = 1 << 20;

    @TestFactory
    Stream<DynamicTest> huge_inputs_are_read_and_checked() {
        return inputs().entrySet().stream().map(input -> DynamicTest.dynamicTest(input.getKey(), () -> {
            assertTimeoutPreemptively(NO_HANG, () -> {
                ParsedDockerfile parsed = ParsedDockerfile.of(input.getValue());
                assertThat(parsed.text()).hasSameSizeAs(input.getValue());
                assertThat(Linter.check(parsed, LintFacts.NONE)).isNotNull();
            });
        }));
    }

    private static Map<String, String> inputs() {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("many lines", "FROM a:1\n" + "RUN echo $x \"a b\" && make\n".repeat(MANY));
        inputs.put("many stages", "FROM a:1 AS x\nFROM x\nWORKDIR y\n".repeat(MANY / 3));
        inputs.put("a chain of stages", chain());
        inputs.put("many variables", "FROM a:1\n" + "ENV A=1 B=$A C=$missing\n".repeat(MANY));
        inputs.put("one long line", "FROM a:1\nRUN " + "a ".repeat(LONG / 2));
        inputs.put("one long word", "FROM a:1\nRUN " + "a".repeat(LONG));
        inputs.put("one long continued line", "FROM a:1\nRUN " + "a \\\n".repeat(LONG / 4));
        inputs.put("one long ENV", "FROM a:1\nENV " + "a=b ".repeat(LONG / 4));
        inputs.put("one long COPY", "FROM a:1\nCOPY " + "a ".repeat(LONG / 2));
        inputs.put("one long name of a base", "FROM " + "a/".repeat(LONG / 2));
        inputs.put("blanks", "FROM a:1\nRUN " + " ".repeat(LONG) + "x" + " ".repeat(LONG));
        inputs.put("empty lines continued", "FROM a:1\nRUN a \\\n" + "\n".repeat(LONG));
        inputs.put("comments", "# a\n".repeat(LONG / 4) + "FROM a:1\n" + "# check=skip=x\n".repeat(MANY) + "USER x");
        inputs.put("quotes", "FROM a:1\nRUN " + "\"'".repeat(LONG / 2));
        inputs.put("substitutions", "FROM a:1\nRUN " + "$(".repeat(LONG / 2));
        inputs.put("backticks", "FROM a:1\nRUN " + "` ".repeat(LONG / 2));
        inputs.put("variables in braces", "FROM a:1\nENV A=" + "${a:-".repeat(LONG / 5));
        inputs.put("variables", "FROM a:1\nENV A=" + "$a".repeat(LONG / 2));
        inputs.put("brackets", "FROM a:1\nCMD " + "[".repeat(LONG));
        inputs.put("heredocs", "FROM a:1\nRUN " + "<<A ".repeat(MANY) + "\n" + "A\n".repeat(MANY));
        inputs.put("a heredoc that never ends", "FROM a:1\nRUN <<A\n" + "x\n".repeat(LONG / 2));
        inputs.put("flags", "FROM a:1\nRUN " + "--mount=type=tmpfs,target=/x ".repeat(MANY) + "x");
        inputs.put("commas in a mount", "FROM a:1\nRUN --mount=" + "a,".repeat(LONG / 2) + " x");
        inputs.put("a directive", "# escape=" + " a".repeat(LONG / 2));
        return inputs;
    }

    private static String chain() {
        var text = new StringBuilder("FROM a:1 AS s0\n");
        for (int i = 1; i < 2000; i++) {
            text.append("FROM s").append(i - 1).append(" AS s").append(i).append("\nWORKDIR x\nCOPY a b\n");
        }
        return text.toString();
    }
}
