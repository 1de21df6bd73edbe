package dev.cutaway.engine.api.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class TimestampsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"10m,2026-11-21T11:50:00Z", "1h30m,2026-11-21T10:30:00Z", "1.5h,2026-11-21T10:30:00Z",
            "-1s,2026-11-21T12:00:01Z", "500ms,2026-11-21T11:59:59.500Z", "0,1970-01-01T00:00:00Z",
            "1795227181,2026-11-21T02:13:01Z", "1795227181.000000005,2026-11-21T02:13:01.000000005Z",
            "2026-11-21T02:13:01Z,2026-11-21T02:13:01Z", "2026-11-21T02:13:01.25+01:00,2026-11-21T01:13:01.250Z",
            "2026-11-21T02:13Z,2026-11-21T02:13:00Z", "2026-11-21Z,2026-11-21T00:00:00Z"})
    void ages_seconds_and_dates(String text, Instant expected) throws EngineException {
        assertThat(Timestamps.parse(text, NOW)).isEqualTo(expected);
    }

    @Test
    void a_date_without_a_zone_is_local() throws EngineException {
        var zone = java.time.ZoneId.systemDefault();
        assertThat(Timestamps.parse("2026-11-20", NOW))
                .isEqualTo(java.time.LocalDate.of(2026, 11, 20).atStartOfDay(zone).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "10x", "2026-13-01", "999999999999999999999999h", "."})
    void what_is_neither(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text, NOW))
                .hasMessage("failed to parse value as time or duration: \"" + text + "\"");
    }
}
