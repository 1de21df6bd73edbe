package dev.cutaway.engine.api.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class BuildRecordTest {

    private static BuildRecord of(String origin, boolean shortened) {
        return new BuildRecord("x", origin, shortened, "Dockerfile", "", List.of(), null, Map.of(), Map.of(),
                List.of(), BuildRequest.Options.DEFAULT, Instant.EPOCH, 0, 0, new BuildRecord.Outcome.Interrupted());
    }

    @Test
    void a_folder_is_a_source_again(@org.junit.jupiter.api.io.TempDir Path folder) {
        BuildRecord record = of(folder.toString(), false);
        assertThat(record.folder()).contains(folder);
        assertThat(record.source()).contains(new BuildSource.Folder(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host.test/x.git#v1:a:b", "git@host.test:ann/x.git", "https://host.test/\0x.git"})
    void an_address_is_one_also_where_it_could_be_no_path(String address) {
        assertThat(of(address, false).folder()).isEmpty();
        assertThat(of(address, false).source()).contains(new BuildSource.Remote(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a\0b", "C:\\a\0b", "c:/a\0b", "\\\\server\\a\0b"})
    void nothing_and_what_is_no_path_are_no_source(String origin) {
        assertThat(of(origin, false).folder()).isEmpty();
        assertThat(of(origin, false).source()).isEmpty();
    }

    @Test
    void what_was_shortened_is_no_source() {
        assertThat(of("https://host.test/x.git", true).source()).isEmpty();
    }
}
