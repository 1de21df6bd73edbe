package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/** What becomes of an inherited HEALTHCHECK: the expectations are what dockerd 20.10.24 made of the same. */
class HealthcheckTest extends WorkbenchTest {

    private static final String FIRST = """
            FROM scratch AS first
            HEALTHCHECK --interval=7s --timeout=3s --start-period=5s --retries=9 CMD echo one
            """;
    private static final String REST = ",\"Interval\":7000000000,\"Timeout\":3000000000,\"StartPeriod\":5000000000,";

    private String check(String more) throws IOException {
        return bench.config(bench.build(FIRST + more, Map.of())).path("config").path("Healthcheck").toString();
    }

    @Test
    void what_the_next_one_leaves_out_is_kept() throws IOException {
        assertThat(check("HEALTHCHECK --timeout=4s CMD echo two\n")).isEqualTo("{\"Test\":[\"CMD-SHELL\",\"echo two\"]"
                + REST.replace("Timeout\":3", "Timeout\":4") + "\"Retries\":9}");
    }

    @Test
    void none_takes_the_command_and_keeps_the_rest_for_the_next() throws IOException {
        assertThat(check("HEALTHCHECK NONE\n")).isEqualTo("{\"Test\":[\"NONE\"]" + REST + "\"Retries\":9}");
        assertThat(check("HEALTHCHECK NONE\nHEALTHCHECK --retries=2 CMD x\n"))
                .isEqualTo("{\"Test\":[\"CMD-SHELL\",\"x\"]" + REST + "\"Retries\":2}");
    }

    @Test
    void another_stage_inherits_it() throws IOException {
        assertThat(check("FROM first\nHEALTHCHECK CMD x\n"))
                .isEqualTo("{\"Test\":[\"CMD-SHELL\",\"x\"]" + REST + "\"Retries\":9}");
    }
}
