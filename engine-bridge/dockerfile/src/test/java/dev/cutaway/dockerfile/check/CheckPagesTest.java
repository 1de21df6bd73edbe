package dev.cutaway.dockerfile.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.expansion.Platform;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.dockerfile.source.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every check has a page in both languages, and its examples are what it says they are. */
class CheckPagesTest {

    private static final Platform AMD = new Platform("linux", "amd64", "");
    private static final LintFacts FACTS = new LintFacts(IgnoreFile.parse("tmp/"),
            new ContextFiles(Map.of("settings.json", true, "tmp", false), Set.of()), Map.of(), AMD, AMD,
            (name, platform) -> new LintFacts.BaseImage(Map.of(),
                    name.startsWith("arm64") ? new Platform("linux", "arm64", "v8") : AMD, false));

    static List<Check> checks() {
        return Checks.all();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void a_check_has_a_page_in_both_languages(Check check) {
        CheckPage english = check.page(Locale.ENGLISH);
        CheckPage chinese = check.page(Locale.SIMPLIFIED_CHINESE);
        assertThat(english.title()).isNotBlank().doesNotContain("\n");
        assertThat(english.text()).contains("```dockerfile");
        assertThat(chinese.title()).isNotBlank().isNotEqualTo(english.title());
        assertThat(chinese.message()).matches("(?s).*\\p{IsHan}.*");
        assertThat(chinese.text()).matches("(?s).*\\p{IsHan}.*").contains("```dockerfile");
        for (int i = 0; i < 3; i++) {
            assertThat(chinese.message().contains("{" + i + "}")).isEqualTo(english.message().contains("{" + i + "}"));
        }
        assertThat(check.page(Locale.GERMAN)).isSameAs(english);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void the_first_example_of_a_page_has_the_finding_and_the_second_has_not(Check check) {
        String[] parts = check.page(Locale.ENGLISH).text().split("```(dockerfile)?\n");
        assertThat(find(check, parts[1])).isNotEmpty();
        assertThat(find(check, parts[3])).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void a_fix_takes_the_finding_away(Check check) {
        String bad = document(check, check.page(Locale.ENGLISH).text().split("```(dockerfile)?\n")[1]);
        for (Finding finding : of(check, bad)) {
            assertThat(finding.message()).doesNotContainPattern("\\{\\d}");
            for (Fix fix : finding.fixes()) {
                String mended = TextEdit.apply(bad, fix.edits());
                assertThat(ParsedDockerfile.of(mended).problems()).isEmpty();
                assertThat(of(check, mended)).hasSizeLessThan(of(check, bad).size());
            }
        }
    }

    @Test
    void there_are_the_checks_of_buildkit_and_the_rules_people_meet() {
        assertThat(Checks.all()).hasSize(52);
        assertThat(Checks.all().stream().filter(check -> check.source() == Check.Source.BUILDKIT)).hasSize(22);
        assertThat(Checks.byCode("DL3008")).isNotNull();
        assertThat(Checks.byCode("DL9999")).isNull();
    }

    private static List<Finding> find(Check check, String example) {
        return of(check, document(check, example));
    }

    private static String document(Check check, String example) {
        String from = example.startsWith("FROM") || example.contains("\nFROM") ? "" : "FROM debian:13\n";
        String asked = check.experimental() ? "# check=experimental=all\n" : "";
        return asked + from + example;
    }

    private static List<Finding> of(Check check, String text) {
        ParsedDockerfile document = ParsedDockerfile.of(text);
        assertThat(document.problems()).isEmpty();
        var findings = new Findings(check);
        Rule rule = Checks.rules().get(check);
        assertThat(rule).isNotNull();
        rule.look(new LintContext(document, FACTS), findings);
        return findings.found();
    }
}
