package dev.cutaway.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Who may know whom. Each rule is also held against a canary, a class made to break it. */
class ArchitectureTest {

    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.cutaway.app");

    /** A rule and the name of a class that breaks it. */
    record Rule(String name, ArchRule rule, String canary) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule("the window does not know what it shows",
                        apart("shell", "images", "library", "disk", "build", "engines", "layers", "samples",
                                "screenshot",
                                "boot",
                                "cli"),
                        "dev.cutaway.app.shell.ShellCanary"),
                new Rule("tasks know no window",
                        apart("task", "shell", "images", "layers", "samples", "control", "screenshot", "boot", "cli"),
                        "dev.cutaway.app.task.TaskCanary"),
                new Rule("engines are known without what is done with them",
                        apart("engines", "images", "library", "disk", "layers", "samples", "screenshot", "boot",
                                "cli"),
                        "dev.cutaway.app.engines.EnginesCanary"),
                new Rule("keeping images is not showing one",
                        apart("library", "disk", "layers", "samples", "screenshot", "boot", "cli"),
                        "dev.cutaway.app.library.LibraryCanary"),
                new Rule("building knows no editor and no page but its own",
                        apart("build", "dockerfile", "disk", "layers", "samples", "screenshot", "boot", "cli"),
                        "dev.cutaway.app.build.BuildCanary"),
                new Rule("opening an image is not showing it",
                        apart("images", "layers", "samples", "screenshot", "boot", "cli"),
                        "dev.cutaway.app.images.ImagesCanary"),
                new Rule("only boot puts parts together",
                        apart("layers", "boot", "samples", "screenshot", "cli"),
                        "dev.cutaway.app.layers.LayersCanary"),
                new Rule("the camera takes pictures of whatever is there",
                        apart("screenshot", "layers", "samples", "boot", "cli"),
                        "dev.cutaway.app.screenshot.ScreenshotCanary"),
                new Rule("the command line starts without JavaFX",
                        noClasses().that().resideInAPackage("..app.cli..").should().dependOnClassesThat()
                                .resideInAPackage("javafx.."),
                        "dev.cutaway.app.cli.CliCanary"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_app_keeps_the_rule(Rule rule) {
        rule.rule().check(APP);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_canary_breaks_the_rule(Rule rule) throws ClassNotFoundException {
        JavaClasses canary = new ClassFileImporter().importClasses(Class.forName(rule.canary()));
        assertThat(rule.rule().evaluate(canary).hasViolation()).isTrue();
    }

    @Test
    void packages_do_not_go_round_in_circles() {
        slices().matching("dev.cutaway.app.(*)..").should().beFreeOfCycles().check(APP);
    }

    private static ArchRule apart(String one, String... others) {
        String[] packages = Stream.of(others).map(other -> "dev.cutaway.app." + other + "..").toArray(String[]::new);
        return noClasses().that().resideInAPackage("dev.cutaway.app." + one + "..").should().dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
