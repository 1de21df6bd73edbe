package dev.cutaway.app.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.library.Contents;
import dev.cutaway.app.library.Kept;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.engine.api.system.DiskUsage;
import dev.cutaway.engine.api.system.DiskUsage.CacheRecord;
import org.junit.jupiter.api.Test;

import java.util.List;

class UsageRowTest {

    private final KeptImage web = Kept.image("web:1", "a:100");

    private List<UsageRow> rows(CacheRecord... cache) {
        Contents contents = Kept.contents(web);
        return UsageRow.of(new Contents(contents.images(), contents.sharing(), null,
                new DiskUsage(100, List.of(web.summary()), List.of(), List.of(), List.of(cache))));
    }

    private static CacheRecord record(String description, boolean shared, long bytes) {
        return new CacheRecord(description, "regular", description, false, shared, bytes, null, null, 0);
    }

    @Test
    void files_of_opened_steps_are_the_build_caches_and_no_image() {
        List<UsageRow> rows = rows(record("COPY", true, 100), record("RUN", false, 20),
                record("files of a build step", false, 3));
        assertThat(rows.getFirst()).isEqualTo(
                new UsageRow("disk.counted.images", List.of("1", "0", "100B", "100B"), List.of(100L, 100L)));
        assertThat(rows.getLast()).isEqualTo(
                new UsageRow("disk.counted.cache", List.of("3", "0", "23B", "23B"), List.of(23L, 23L)));
    }

    @Test
    void nothing_is_told_before_it_is_counted() {
        assertThat(UsageRow.of(Kept.contents(web))).hasSize(4)
                .allSatisfy(row -> assertThat(row.figures()).containsOnly("–"));
    }
}
