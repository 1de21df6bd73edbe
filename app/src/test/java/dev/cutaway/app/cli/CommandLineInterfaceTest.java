package dev.cutaway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.nio.file.Path;

class CommandLineInterfaceTest {

    @TempDir
    Path folder;

    private Console console;

    @BeforeEach
    void start() {
        console = new Console(folder);
    }

    @Test
    void files_open_in_the_window() {
        assertThat(console.run()).isEqualTo(ExitCode.OK);
        assertThat(console.run("a.tar", "图像.tar")).isEqualTo(ExitCode.OK);

        assertThat(console.asked).containsExactly("window []", "window [a.tar, 图像.tar]");
    }

    @Test
    void screenshots_go_to_a_folder() {
        console.run("--screenshot", "out");
        console.run("--screenshot=out", "a.tar");

        assertThat(console.asked).containsExactly("screenshots out []", "screenshots out [a.tar]");
    }

    @Test
    void the_engine_is_run_where_it_is_told_to() {
        console.run("engine");
        console.run("engine", "--socket", "s", "--data=d", "--idle", "60");

        assertThat(console.asked).containsExactly("engine null null null", "engine s d PT1M");
    }

    @Test
    void a_file_may_be_named_like_a_command_or_an_option() {
        console.run("./inspect");
        console.run("--", "--screenshot");

        assertThat(console.asked).containsExactly("window [./inspect]", "window [--screenshot]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "inspect --help", "inspect -h", "inspect a.tar --json --help",
            "engine --help"})
    void help_goes_to_standard_output(String arguments) {
        assertThat(console.run((Object[]) arguments.split(" "))).isEqualTo(ExitCode.OK);

        assertThat(console.out()).contains("Usage:").contains("Exit codes:");
        assertThat(console.err()).isEmpty();
        assertThat(console.asked).isEmpty();
    }

    @Test
    void help_tells_of_every_option_and_parameter_and_exit_code() {
        CommandLine root = console.commands().commands();
        root.getSubcommands().values().forEach(command -> assertTellsAll(command, command.getCommandName()));
        assertTellsAll(root, "cutaway");

        assertThat(CommandLineInterface.helpText("cutaway")).contains(root.getSubcommands().keySet());
    }

    private static void assertTellsAll(CommandLine command, String name) {
        String help = CommandLineInterface.helpText(name);
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(help.contains(option.longestName())).isNotEqualTo(option.hidden());
        }
        assertThat(help).contains(ExitCode.FAULT + "  ", ExitCode.USAGE + "  ").isASCII();
        assertThat(help.lines()).allMatch(line -> line.length() <= 90);
    }

    @Test
    void the_version_is_told() {
        assertThat(console.run("--version")).isEqualTo(ExitCode.OK);
        assertThat(console.out()).startsWith("cutaway ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wrong", "inspect", "inspect a b", "inspect a --lowest-efficiency 2",
            "inspect a --highest-wasted-bytes 3furlongs", "inspect a --highest-user-wasted-percent", "--screenshot"})
    void a_wrong_command_line_gets_one_line_and_a_pointer_to_help(String arguments) {
        assertThat(console.run((Object[]) arguments.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(console.err().lines()).hasSize(2).last().asString().startsWith("See: cutaway").endsWith("--help");
        assertThat(console.out()).isEmpty();
        assertThat(console.asked).isEmpty();
    }

    @Test
    void a_fault_of_ours_is_not_taken_for_a_broken_bound() {
        assertThat(console.run("--rehearse")).isEqualTo(ExitCode.FAULT);

        assertThat(console.err().lines()).singleElement().asString().contains("StackOverflowError: rehearsal");
    }
}
