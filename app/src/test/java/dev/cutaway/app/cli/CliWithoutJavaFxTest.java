package dev.cutaway.app.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class CliWithoutJavaFxTest {

    private static final JavaClasses APP = new ClassFileImporter().importPackages("dev.cutaway.app");

    private static ArchRule withoutJavaFx(String packages) {
        return noClasses().that().resideInAPackage(packages).should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "dev.cutaway.app.shell..", "dev.cutaway.app.boot..");
    }

    @Test
    void the_command_line_depends_on_no_window() {
        assertThat(withoutJavaFx("dev.cutaway.app.cli..").evaluate(APP).getFailureReport().getDetails()).isEmpty();
    }

    @Test
    void the_rule_would_notice() {
        assertThat(withoutJavaFx("dev.cutaway.app.boot..").evaluate(APP).hasViolation()).isTrue();
    }
}
