package dev.cutaway.engine.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.cutaway.engine.local");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("dev.cutaway.engine.local");

    private static final ArchRule SQL_STAYS_IN_THE_CATALOG = noClasses().that()
            .resideOutsideOfPackage("..engine.local.catalog..").should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..");
    private static final ArchRule NO_CIRCLES = slices().matching("dev.cutaway.engine.local.(*)..").should()
            .beFreeOfCycles();

    @Test
    void sql_stays_in_the_catalog() {
        SQL_STAYS_IN_THE_CATALOG.check(ENGINE);
        // The canary: a test that opens the database itself.
        assertThat(SQL_STAYS_IN_THE_CATALOG.evaluate(TESTS).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("LocalEngineTest"));
    }

    @Test
    void packages_know_each_other_in_one_direction() {
        NO_CIRCLES.check(ENGINE);
    }
}
