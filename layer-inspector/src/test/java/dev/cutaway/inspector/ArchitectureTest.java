package dev.cutaway.inspector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The packages form layers: the words at the bottom, whole images at the top, nothing goes round. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.cutaway.inspector");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.cutaway.inspector.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_words_of_the_root_know_nothing_above_them() {
        rootKnowsNothingOf("dev.cutaway.inspector.*..").check(CLASSES);
    }

    @Test
    void the_rules_see_the_classes_they_judge() {
        assertThat(CLASSES.contain(Digest.class)).isTrue();
        assertThatThrownBy(() -> rootKnowsNothingOf("java.security..").check(CLASSES))
                .isInstanceOf(AssertionError.class).hasMessageContaining("Digest");
    }

    private static ArchRule rootKnowsNothingOf(String packages) {
        return noClasses().that().resideInAPackage("dev.cutaway.inspector").should().dependOnClassesThat()
                .resideInAPackage(packages);
    }
}
