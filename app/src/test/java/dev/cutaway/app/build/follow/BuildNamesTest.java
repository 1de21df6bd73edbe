package dev.cutaway.app.build.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildRequest.Options;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class BuildNamesTest {

    @Test
    void a_build_is_called_as_people_write_its_first_name() {
        assertThat(BuildNames.of(record("/home/mia/web", "docker.io/library/web:1", "other:2"))).isEqualTo("web:1");
        assertThat(BuildNames.of(record("", "docker.io/shop/web:1"))).isEqualTo("shop/web:1");
    }

    @Test
    void without_a_name_it_is_called_as_its_folder_or_by_its_id() {
        assertThat(BuildNames.of(record("/home/mia/web"))).isEqualTo("web");
        assertThat(BuildNames.of(record(""))).isEqualTo("b1");
        assertThat(BuildNames.of(record("https://host/web.git?subdir=\0"))).isEqualTo("b1");
    }

    @Test
    void its_dockerfile_is_on_this_machine_where_its_folder_is() {
        assertThat(BuildNames.dockerfile(record("/home/mia/web"))).contains(Path.of("/home/mia/web/Dockerfile"));
        assertThat(BuildNames.dockerfile(record("https://host/web.git"))).isEmpty();
        assertThat(BuildNames.dockerfile(record(""))).isEmpty();
    }

    private static BuildRecord record(String origin, String... tags) {
        return new BuildRecord("b1", origin, "Dockerfile", "", Stream.of(tags).map(ImageReference::parse).toList(),
                null, Map.of(), Map.of(), List.of(), Options.DEFAULT, Instant.EPOCH, 0, 0, new Outcome.Running());
    }
}
