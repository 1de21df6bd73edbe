package dev.cutaway.dockerfile.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class ShellLineTest {

    private static String commands(String line) {
        return ShellLine.commands(line).stream().map(
                command -> command.joint() + ":" + command.words().stream().map(ShellWord::text)
                        .collect(Collectors.joining("_")))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', value = {"a b && c || d; e | f & g~"
            + "NONE:a_b AND:c OR:d SEQUENCE:e PIPE:f BACKGROUND:g", "a 'b && c' \"d ; e\"~NONE:a_b && c_d ; e",
            "a\\ b c~NONE:a b_c", "a # b && c~NONE:a", "a#b~NONE:a#b", "A=1 B= a b~NONE:a_b",
            "if a; then b; else c; fi~NONE:a SEQUENCE:b SEQUENCE:c", "a > out 2>&1 b < in~NONE:a_b",
            "a &> out b~NONE:a_b", "(a; b) && { c; }~NONE:a SEQUENCE:b AND:c", "a $(b c | d) e~"
                    + "NONE:b_c PIPE:d NONE:a_$(b c | d)_e",
            "a `b c` d~NONE:b_c NONE:a_`b c`_d", "a \"$(b 'x)')\" c~NONE:b_x) NONE:a_$(b 'x)')_c",
            "a ${b:-c d} e~NONE:a_${b:-c d}_e", "! a~NONE:a", "a &&~NONE:a", "&& a~AND:a", "# x~^^", "'a b~NONE:a b",
            "a \"b~NONE:a_b",
            "a $(b~NONE:a_$(b", "for x in 1 2; do a $x; done~NONE:for_x_in_1_2 SEQUENCE:a_$x"})
    void lines_come_apart(String line, String expected) {
        assertThat(commands(line)).isEqualTo(expected);
    }

    @Test
    void a_script_has_a_command_a_line() {
        assertThat(commands("set -e\n\napt-get update \\\n  -q\n# note\ncat <<EOF\n")).isEqualTo(
                "NONE:set_-e SEQUENCE:apt-get_update_-q SEQUENCE:cat");
    }

    @Test
    void words_know_their_places() {
        String line = "A=1 apt-get -qy install 'a b'=1 > log";
        ShellCommand command = ShellLine.commands(line).getFirst();
        ShellWord last = command.words().getLast();
        assertThat(line.substring(last.start(), last.end())).isEqualTo("'a b'=1");
        assertThat(command.is("apt-get", "install")).isTrue();
        assertThat(command.hasOption("y")).isTrue();
        assertThat(command.hasOption("yes")).isFalse();
        assertThat(command.assignments()).hasSize(1);
    }
}
