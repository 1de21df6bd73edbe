package dev.cutaway.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.instruction.Expose;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Instructions;
import dev.cutaway.dockerfile.instruction.Mount;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.source.DockerfileException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class DockerfileTest {

    private static final Map<String, String> VALUES = Map.of("A", "1", "HOME", "/root", "PORTS", "80 443");

    private static Instruction only(String line) throws DockerfileException {
        return Dockerfile.parse("FROM a\n" + line).lastStage().instructions().getFirst();
    }

    private static Instruction expanded(String line) throws DockerfileException, ExpansionException {
        return only(line).expanded(new Expander('\\', VALUES::get));
    }

    @Test
    void the_first_error_is_thrown_as_docker_words_it() {
        assertThatThrownBy(() -> Dockerfile.parse("FROM a\n\nRNU x\nCOPY y\n")).isInstanceOf(DockerfileException.class)
                .hasMessage("dockerfile parse error on line 3: unknown instruction: RNU (did you mean RUN?)");
    }

    @Test
    void a_warning_is_no_error() throws DockerfileException {
        assertThat(Dockerfile.parse("FROM a\nONBUILD RNU x").stages()).hasSize(1);
    }

    @Test
    void stages_are_found_by_name_and_number() throws DockerfileException {
        Dockerfile file = Dockerfile.parse("FROM a AS One\nFROM one\nFROM x AS one\nFROM one AS last");
        assertThat(file.stage("ONE")).isEqualTo(file.stages().get(2));
        assertThat(file.stage("1")).isEqualTo(file.stages().get(1));
        assertThat(file.stage("nobody")).isNull();
        assertThat(file.stage("4")).isNull();
        assertThat(file.baseOf(file.stages().get(1), "one")).isEqualTo(file.stages().getFirst());
        assertThat(file.baseOf(file.lastStage(), "one")).isEqualTo(file.stages().get(2));
        assertThat(file.baseOf(file.stages().getFirst(), "a")).isNull();
        assertThat(file.stages().get(1).displayName()).isEqualTo("stage-1");
    }

    @Test
    void instructions_are_found_by_their_statements() {
        ParsedDockerfile parsed = ParsedDockerfile.of("FROM a\nnonsense\nUSER x\n");
        var statements = parsed.lines().statements();
        assertThat(parsed.instruction(statements.get(1))).isNull();
        assertThat(parsed.instruction(statements.get(2))).isEqualTo(parsed.instructions().get(1));
        assertThat(parsed.problems()).hasSize(1);
        assertThat(parsed.stages()).hasSize(1);
    }

    @Test
    void a_run_says_what_is_to_be_run() throws DockerfileException {
        assertThat(((Run) only("RUN a \\\n b")).script()).isEqualTo(new Run.Script.Line("a  b"));
        assertThat(((Run) only("RUN [\"a\", \"b c\"]")).script())
                .isEqualTo(new Run.Script.Exec(java.util.List.of("a", "b c")));
        assertThat(((Run) only("RUN <<-E\n\ta\n\t\tb\nE")).script()).isEqualTo(new Run.Script.Line("a\nb\n"));
        assertThat(((Run) only("RUN <<E\n#!/bin/x\ny\nE")).script())
                .isEqualTo(new Run.Script.Program("E", "#!/bin/x\ny\n"));
        assertThat(((Run) only("RUN cat <<E > /x\na\nE")).script()).isEqualTo(
                new Run.Script.Line("cat <<E > /x\na\nE"));
    }

    @Test
    void words_of_files_and_ports_are_expanded() throws DockerfileException, ExpansionException {
        Copy copy = (Copy) expanded(
                "COPY --chown=$A --exclude=$A <<one <<'two' $A.txt ${HOME}/\n$A '$A'\none\n$A\ntwo");
        assertThat(copy.transfer().sources()).hasToString("[1.txt]");
        assertThat(copy.transfer().destination()).hasToString("/root/");
        assertThat(copy.transfer().chown()).hasToString("1");
        assertThat(copy.transfer().exclude()).hasToString("[$A]");
        assertThat(copy.transfer().files().getFirst().content()).isEqualTo("1 '1'\n");
        assertThat(copy.transfer().files().get(1).content()).isEqualTo("$A\n");
        assertThat(((Expose) expanded("EXPOSE $PORTS 1/udp")).ports()).hasToString("[80, 443, 1/udp]");
    }

    @Test
    void mounts_with_variables_are_read_once_they_are_expanded() throws DockerfileException, ExpansionException {
        String line = "RUN --mount=type=cache,target=$HOME/.cache x";
        assertThat(((Run) only(line)).mounts().getFirst().mount()).isNull();
        assertThat(((Run) expanded(line)).mounts().getFirst().mount()).isInstanceOfSatisfying(Mount.Cache.class,
                mount -> assertThat(mount.id()).isEqualTo("/root/.cache"));
        assertThatThrownBy(() -> expanded("RUN --mount=type=$A,target=/x y")).isInstanceOf(ExpansionException.class)
                .hasMessage("unsupported mount type \"1\"");
    }

    @Test
    void a_mount_takes_files_from_what_is_written_not_from_a_variable() throws DockerfileException, ExpansionException {
        for (String mount : List.of("from=$S,target=/m", "type=bind,\"from=$S\"", "target=$A,FROM=x${S}")) {
            assertThatThrownBy(() -> only("RUN --mount=" + mount + " x")).isInstanceOf(DockerfileException.class)
                    .hasMessage("dockerfile parse error on line 2: 'from' doesn't support variable expansion, define"
                            + " alias stage instead");
        }
        Run.MountFlag flag = ((Run) expanded("RUN --mount=from=\\'assets\\',target=$HOME x")).mounts().getFirst();
        assertThat(flag.mount()).isEqualTo(new Mount.Bind("/root", flag.from(), "/", true));
    }

    @Test
    void every_instruction_has_its_flags() {
        assertThat(Instructions.flags("COPY")).containsExactlyInAnyOrder("from", "chown", "chmod", "link", "exclude",
                "parents");
        assertThat(Instructions.flags("RUN")).containsExactlyInAnyOrder("mount", "network", "security", "device");
        assertThat(Instructions.flags("CMD")).isEmpty();
    }
}
