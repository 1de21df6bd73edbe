package dev.cutaway.engine.local.transfer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Beside each line: what Docker makes of it. */
class ChangesTest {

    private static String changed(String... changes) throws EngineException {
        ObjectNode config = RuntimeConfig.complete(null);
        Changes.apply(config, List.of(changes));
        String before = new String(Json.bytes(RuntimeConfig.complete(null)), StandardCharsets.UTF_8);
        String after = new String(Json.bytes(config), StandardCharsets.UTF_8);
        var different = new StringBuilder();
        for (String field : after.substring(1, after.length() - 1).split(",(?=\"[A-Z])")) {
            different.append(before.contains(field) ? "" : different.isEmpty() ? field : "," + field);
        }
        return different.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CMD [\"sh\", \"-l\"] => \"Cmd\":[\"sh\",\"-l\"]",
            "cmd echo $HOME => \"Cmd\":[\"/bin/sh\",\"-c\",\"echo $HOME\"]",
            "ENTRYPOINT [\"/app\"] => \"Entrypoint\":[\"/app\"]",
            "ENV A b c => \"Env\":[\"A=b c\"]",
            "ENV A=1 B=\"x y\" C='$A' D=a\\ b => \"Env\":[\"A=1\",\"B=x y\",\"C=$A\",\"D=a b\"]",
            "LABEL a=b \"c d\"=\"e f\" => \"Labels\":{\"a\":\"b\",\"c d\":\"e f\"}",
            "EXPOSE 80 53/UDP 8000-8001 => \"ExposedPorts\":{\"53/udp\":{},\"80/tcp\":{},\"8000/tcp\":{},\"8001/tcp\":{}}",
            "USER app:app => \"User\":\"app:app\"",
            "VOLUME /a /b => \"Volumes\":{\"/a\":{},\"/b\":{}}",
            "VOLUME [\"/a b\"] => \"Volumes\":{\"/a b\":{}}",
            "WORKDIR /srv/../app/ => \"WorkingDir\":\"/app\"",
            "ONBUILD RUN make => \"OnBuild\":[\"RUN make\"]",
            "HEALTHCHECK NONE => \"Healthcheck\":{\"Test\":[\"NONE\"]}",
            "HEALTHCHECK --interval=1m30s --retries=3 CMD curl -f x => \"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"curl -f x\"],\"Interval\":90000000000,\"Retries\":3}",
            "HEALTHCHECK CMD [\"curl\", \"x\"] => \"Healthcheck\":{\"Test\":[\"CMD\",\"curl\",\"x\"]}"})
    void instructions_change_the_config(String line) throws EngineException {
        assertThat(changed(line.split(" => ")[0])).isEqualTo(line.split(" => ")[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "RUN true => run is not a valid change command",
            "STOPSIGNAL 9 => stopsignal is not a valid change command",
            "ENV A=\"x => failed to process \"\\\"x\": unexpected end of statement while looking for matching double-quote",
            "SHELL [] => shell is not a valid change command",
            "ENV => ENV requires at least one argument",
            "ENV A => ENV must have two arguments",
            "LABEL a=b c => Syntax error - can't find = in \"c\". Must be of the form: name=value",
            "EXPOSE x => Invalid containerPort: x",
            "EXPOSE 80/xyz => Invalid proto: xyz",
            "USER => USER requires exactly one argument",
            "VOLUME [\"\"] => VOLUME specified can not be an empty string",
            "ONBUILD ONBUILD RUN x => Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
            "ONBUILD FROM x => FROM isn't allowed as an ONBUILD trigger",
            "HEALTHCHECK X => Unknown type \"X\" in HEALTHCHECK (try CMD)",
            "HEALTHCHECK CMD => Missing command after HEALTHCHECK CMD",
            "HEALTHCHECK --retries=0 CMD x => --retries must be at least 1 (not 0)"})
    void what_makes_no_sense_is_refused_in_dockers_words(String line) {
        assertThatThrownBy(() -> changed(line.split(" => ")[0])).isInstanceOf(EngineException.class)
                .hasMessage(line.split(" => ")[1]);
    }

    @Test
    void later_instructions_see_the_earlier_ones() throws EngineException {
        assertThat(changed("ENV P=/a", "ENV P=$P:/b Q=${X:-none}${P:+set}\nWORKDIR $P", "WORKDIR c"))
                .isEqualTo("\"Env\":[\"P=/a:/b\",\"Q=noneset\"],\"WorkingDir\":\"/a:/b/c\"");
        assertThat(changed("# nothing", "", "CMD a", "ENTRYPOINT b")).contains("\"Cmd\":[\"/bin/sh\",\"-c\",\"a\"]");
    }
}
