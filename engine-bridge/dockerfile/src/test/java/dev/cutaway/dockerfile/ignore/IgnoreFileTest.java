package dev.cutaway.dockerfile.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class IgnoreFileTest {

    @TestFactory
    Stream<DynamicTest> what_docker_leaves_out_is_left_out() throws IOException, URISyntaxException {
        List<String> lines = Files.readAllLines(Path.of(IgnoreFileTest.class.getResource("/ignore/cases.txt").toURI()));
        List<String> files = lines.stream().filter(line -> line.startsWith("FILES ")).findFirst()
                .map(line -> List.of(line.substring(6).split("\\|"))).orElseThrow();
        return lines.stream().filter(line -> line.contains(" => ")).map(line -> DynamicTest.dynamicTest(line, () -> {
            String[] parts = line.split(" => ", 2);
            IgnoreFile file = IgnoreFile.parse(parts[0].replace("\\n", "\n"));
            if (parts[1].startsWith("ERR")) {
                assertThat(parts[1]).endsWith(file.problems().getFirst().reason());
                return;
            }
            assertThat(file.problems()).isEmpty();
            assertThat(String.join("|", files.stream().filter(file::ignores).toList())).isEqualTo(parts[1]);
        }));
    }

    @Test
    void the_line_that_decides_is_told() {
        IgnoreFile file = IgnoreFile.parse("# all\n*\n\n!src\nsrc/*.o\n");
        assertThat(file.decide("src/a.o").rule()).hasToString("5: src/*.o");
        assertThat(file.decide("src/a.o").ignored()).isTrue();
        assertThat(file.decide("src/a.c").rule()).hasToString("4: !src");
        assertThat(file.decide("src/a.c").matched()).isEqualTo("src");
        assertThat(file.decide("src/a.c").ignored()).isFalse();
        assertThat(file.decide("x/y/z").rule()).hasToString("2: *");
        assertThat(file.decide("x/y/z").matched()).isEqualTo("x");
        assertThat(IgnoreFile.NONE.decide("a")).isEqualTo(new IgnoreFile.Decision(false, null, null));
    }

    @Test
    void an_exception_with_stars_reaches_into_ignored_folders() {
        // The classic command line does not look into them; BuildKit does, and so the reference says.
        IgnoreFile file = IgnoreFile.parse("*\n!**/*.md");
        assertThat(file.ignores("dir/sub/README.md")).isFalse();
        assertThat(file.ignores("dir/sub/b.txt")).isTrue();
    }

    @Test
    void folders_that_can_keep_nothing_need_no_look() {
        IgnoreFile file = IgnoreFile.parse("*\n!src/main\n!docs/*.md\n");
        assertThat(file.mayKeepBelow("src")).isTrue();
        assertThat(file.mayKeepBelow("docs")).isTrue();
        assertThat(file.mayKeepBelow("node_modules")).isFalse();
        assertThat(IgnoreFile.parse("*\n!**/*.md").mayKeepBelow("a/b/c")).isTrue();
        assertThat(IgnoreFile.parse("node_modules").mayKeepBelow("node_modules")).isFalse();
    }

    @Test
    void windows_line_ends_and_a_mark_of_byte_order_are_no_part_of_a_pattern() {
        IgnoreFile file = IgnoreFile.parse("\ufeff*.o\r\n!keep.o\r\n");
        assertThat(file.ignores("a.o")).isTrue();
        assertThat(file.ignores("keep.o")).isFalse();
    }

    @Test
    void patterns_made_to_be_slow_are_not() {
        IgnoreFile file = IgnoreFile.parse("**/a*".repeat(60) + "b\n");
        assertThat(file.ignores("a/".repeat(2000) + "c")).isFalse();
    }
}
