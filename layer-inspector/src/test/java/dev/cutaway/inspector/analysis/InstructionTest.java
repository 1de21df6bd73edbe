package dev.cutaway.inspector.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.analysis.dockerfile.CreatedBy;
import dev.cutaway.inspector.oci.HistoryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', value = {
            "/bin/sh -c #(nop)  CMD [\"sh\"] ¦ CMD ¦ [\"sh\"]",
            "/bin/sh -c #(nop)  CMD [\"httpd\" \"-f\" \"-p\" \"8080\"] ¦ CMD ¦ [\"httpd\", \"-f\", \"-p\", \"8080\"]",
            "/bin/sh -c #(nop)  CMD [\"/bin/sh\" \"-c\" \"nginx -g 'daemon off;'\"] ¦ CMD ¦ nginx -g 'daemon off;'",
            "/bin/sh -c #(nop)  ENV PATH=/usr/bin:/bin ¦ ENV ¦ PATH=/usr/bin:/bin",
            "/bin/sh -c #(nop)  EXPOSE 8080 ¦ EXPOSE ¦ 8080",
            "EXPOSE map[443/tcp:{} 80/tcp:{}] ¦ EXPOSE ¦ 443/tcp 80/tcp",
            "/bin/sh -c #(nop)  VOLUME [/data /t/vol] ¦ VOLUME ¦ /data /t/vol",
            "/bin/sh -c #(nop)  ONBUILD RUN echo onbuild ¦ ONBUILD ¦ RUN echo onbuild",
            "/bin/sh -c #(nop)  USER 1000:1000 ¦ USER ¦ 1000:1000",
            "/bin/sh -c #(nop)  SHELL [/bin/bash -o pipefail -c] ¦ SHELL ¦ [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]",
            "/bin/sh -c #(nop)  STOPSIGNAL [SIGQUIT] ¦ STOPSIGNAL ¦ SIGQUIT",
            "/bin/sh -c #(nop) ADD file:6d5f13d366f763309bf87e4ac9bb48e1b1df4c4ef8134857afc07196343b4053 in / ¦ ADD ¦ file:6d5f13d366f7 in /",
            "/bin/sh -c #(nop) COPY --chown=www-data:www-datadir:5d4aba629f6c49d09a553993b19f86bb2ed9febf5607d0799be6e43eace6468b in /var/www/html/ ¦ COPY ¦ --chown=www-data:www-data dir:5d4aba629f6c in /var/www/html/",
            "/bin/sh -c true ¦ RUN ¦ true",
            "/bin/bash -o pipefail -c curl x | sh ¦ RUN ¦ curl x | sh",
            "|1 X=1 /bin/sh -c make all ¦ RUN ¦ make all",
            "RUN |1 X=1 /bin/sh -c echo out; echo err >&2; echo $Y > /f # buildkit ¦ RUN ¦ echo out; echo err >&2; echo $Y > /f",
            "RUN /bin/sh -c apt-get update # buildkit ¦ RUN ¦ apt-get update",
            "COPY hello.txt /h # buildkit ¦ COPY ¦ hello.txt /h",
            "WORKDIR /app ¦ WORKDIR ¦ /app",
            "RUN go build -o /bin/x ¦ RUN ¦ go build -o /bin/x",
            "cmd /S /C #(nop)  WORKDIR C:\\app ¦ WORKDIR ¦ C:\\app",
            "cmd /S /C mkdir C:\\app ¦ RUN ¦ mkdir C:\\app",
            "powershell -Command $ErrorActionPreference = 'Stop'; Get-Item x ¦ RUN ¦ $ErrorActionPreference = 'Stop'; Get-Item x",
            "# debian.sh --arch 'amd64' out/ 'bookworm' '@1720000000' ¦ `` ¦ # debian.sh --arch 'amd64' out/ 'bookworm' '@1720000000'",
            "bazel build //base ¦ `` ¦ bazel build //base",
            "bash ¦ `` ¦ bash"})
    void builders_words_become_an_instruction(String createdBy, String keyword, String argument) {
        assertThat(Instruction.parse(createdBy)).isEqualTo(new Instruction(keyword, argument));
    }

    @Test
    void blanks_that_line_continuations_left_are_collapsed_but_not_those_in_quotes() {
        assertThat(Instruction.parse("/bin/sh -c set -eux; \t\tapt-get  update     && echo 'a   b'").argument())
                .isEqualTo("set -eux; apt-get update && echo 'a   b'");
    }

    @Test
    void a_health_check_is_read_back_from_gos_printing() {
        String createdBy = "HEALTHCHECK &{[\"CMD-SHELL\" \"curl -f http://localhost/ || exit 1\"] \"30s\" \"3s\" \"0s\" \"0s\" '\\x03'}";

        assertThat(Instruction.parse(createdBy).toString())
                .isEqualTo(
                        "HEALTHCHECK --interval=30s --timeout=3s --retries=3 CMD curl -f http://localhost/ || exit 1");
    }

    @Test
    void a_health_check_that_turns_the_bases_off_is_read_too() {
        String createdBy = "/bin/sh -c #(nop)  HEALTHCHECK &{[\"NONE\"] \"0s\" \"0s\" \"0s\" '\\x00'}";

        assertThat(Instruction.parse(createdBy)).isEqualTo(new Instruction("HEALTHCHECK", "NONE"));
    }

    @Test
    void a_step_without_a_command_shows_its_comment() {
        var imported = new HistoryEntry(null, "", "", "Imported from -", false);

        assertThat(Instruction.of(imported)).isEqualTo(new Instruction("", "Imported from -"));
    }

    @Test
    void build_arguments_with_blanks_do_not_swallow_the_command() {
        assertThat(CreatedBy.read("|2 A=one two B=3 /bin/sh -c echo $A").buildArgs()).containsExactly("A=one two",
                "B=3");
        assertThat(CreatedBy.read("|2 A=one two B=3 /bin/sh -c echo $A").argument()).isEqualTo("echo $A");
    }

    @Test
    void nothing_at_all_is_an_empty_instruction() {
        assertThat(Instruction.parse("")).isEqualTo(new Instruction("", ""));
        assertThat(Instruction.parse("/bin/sh -c")).isEqualTo(new Instruction("RUN", ""));
    }
}
