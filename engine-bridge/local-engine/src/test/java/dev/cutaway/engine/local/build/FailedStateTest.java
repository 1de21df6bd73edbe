package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The files that a failed step leaves. */
class FailedStateTest extends WorkbenchTest {

    private static final String FAILING = """
            FROM lab/fxsite:1
            RUN echo one > /one
            RUN echo two > /two; rm /one; exit 3
            """;
    private static final String LARGE = """
            FROM lab/fxsite:1
            RUN head -c 3000000 /dev/urandom > /large; exit 1
            """;

    @BeforeEach
    void open() throws IOException {
        Workbench.assumeCommandsRun();
        bench.withBase();
    }

    private Outcome.Failed fail(String dockerfile) throws IOException {
        assertThat(catchThrowable(() -> bench.build(dockerfile, Map.of("a.txt", "a")))).isNotNull();
        return (Outcome.Failed) bench.builds.history().outline().getFirst().outcome();
    }

    private Digest state(String dockerfile) throws IOException {
        return Objects.requireNonNull(fail(dockerfile).state());
    }

    @Test
    void a_failed_command_leaves_its_files_as_an_image() throws IOException {
        Outcome.Failed failed = fail(FAILING);
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.line()).isEqualTo(3);
        Digest state = Objects.requireNonNull(failed.state());
        assertThat(bench.layers(state)).hasSize(Workbench.BASE_LAYERS + 2);
        assertThat(bench.newest(state)).anyMatch(line -> line.contains("two")).anyMatch(
                line -> line.startsWith("whiteout") && line.contains("one"));
        assertThat(bench.config(state).path("history").values().iterator()).toIterable().last()
                .satisfies(row -> assertThat(row.path("created_by").asString()).startsWith("RUN echo two"));
    }

    @Test
    void a_failed_copy_leaves_what_was_before_it() throws IOException {
        Digest state = state("FROM lab/fxsite:1\nRUN echo one > /one\nCOPY nope /\n");
        assertThat(bench.layers(state)).hasSize(Workbench.BASE_LAYERS + 1);
        Digest base = bench.catalog.resolve("lab/fxsite:1").id();
        assertThat(state("FROM lab/fxsite:1\nCOPY nope /\n")).isEqualTo(base);
        assertThat(fail("FROM scratch\nCOPY nope /\n").state()).isNull();
        bench.forgetBuilds();
        assertThat(bench.catalog.snapshot().images()).extracting(image -> image.id()).containsExactly(base);
    }

    @Test
    void it_is_kept_and_hidden_as_long_as_the_record_is_there() throws Exception {
        bench.close();
        Digest state;
        try (LocalEngine engine = LocalEngine.open(data, EngineOptions.DEFAULT)) {
            var builds = engine.builds().orElseThrow();
            var store = engine.store().orElseThrow();
            assertThat(catchThrowable(() -> builds.build(bench.request("FROM lab/fxsite:1\nRUN exit 1\n", Map.of()),
                    _ -> {
                    }))).isNotNull();
            long before = store.usage().builds();
            assertThat(catchThrowable(() -> builds.build(bench.request(LARGE, Map.of()), _ -> {
            }))).isNotNull();
            BuildRecord record = builds.history().outline().getFirst();
            state = Objects.requireNonNull(((Outcome.Failed) record.outcome()).state());
            assertThat(store.usage().builds()).isGreaterThan(before + 3_000_000);
            assertThat(store.usage().total()).isEqualTo(sizeOf(data));
            engine.images().prune(Filters.NONE);
            engine.images().prune(Filters.of("dangling", "false"));
            builds.pruneCache(false, Filters.NONE);
            assertThat(engine.images().list(ImageQuery.EVERYTHING)).isEmpty();
            assertThat(engine.system().diskUsage().images()).isEmpty();
            assertThat(engine.system().diskUsage().buildCache()).anyMatch(each -> each.id().equals(state.hex())
                    && each.size() > 3_000_000 && !each.shared());
            assertThat(engine.images().inspect(state.toString()).diffIds()).hasSize(Workbench.BASE_LAYERS + 1);
        }
        try (LocalEngine engine = LocalEngine.open(data, EngineOptions.DEFAULT)) {
            var builds = engine.builds().orElseThrow();
            var history = builds.history();
            var store = engine.store().orElseThrow();
            assertThat(engine.images().inspect(state.toString()).id()).isEqualTo(state);
            history.remove(history.outline().stream().map(BuildRecord::id).toList());
            builds.pruneCache(true, Filters.NONE);
            assertThat(engine.images().list(ImageQuery.EVERYTHING)).extracting(ImageSummary::id)
                    .doesNotContain(state);
            assertThat(store.trash()).allMatch(item -> item.images().stream().noneMatch(
                    image -> image.id().equals(state)));
            assertThat(store.usage().total()).isEqualTo(sizeOf(data));
            assertThat(store.usage().builds()).isLessThan(1_000_000);
        }
        openBench();
    }

    @Test
    void only_the_newest_failures_keep_their_files_and_a_prune_of_all_takes_them() throws IOException {
        reopen(new Retention(200, 1 << 20, 1));
        Digest old = state(FAILING);
        Digest state = state(LARGE);
        assertThat(bench.builds.history().outline()).hasSize(2).extracting(BuildRecord::outcome)
                .extracting(outcome -> ((Outcome.Failed) outcome).state()).containsExactly(state, null);
        assertThat(bench.catalog.snapshot().find(old)).isNull();
        bench.builds.pruneCache(false, Filters.NONE);
        assertThat(bench.catalog.snapshot().find(state)).isNotNull();
        assertThat(bench.builds.pruneCache(true, Filters.NONE).bytes()).isGreaterThan(3_000_000);
        assertThat(bench.builds.history().outline()).extracting(BuildRecord::outcome)
                .extracting(outcome -> ((Outcome.Failed) outcome).state()).containsOnlyNulls();
        assertThat(bench.catalog.snapshot().images()).hasSize(1);
    }

    @Test
    void one_that_got_a_name_is_an_image_like_any_other() throws IOException {
        Digest state = state(FAILING);
        bench.catalog.tag(state, ImageReference.parse("lab/why:1"));
        bench.forgetBuilds();
        assertThat(bench.catalog.resolve("lab/why:1").id()).isEqualTo(state);
    }

    @Test
    void what_a_killed_engine_kept_for_no_record_goes() throws IOException {
        state(FAILING);
        bench.close();
        try (Stream<Path> folders = Files.list(data.resolve("builds"))) {
            for (Path folder : folders.toList()) {
                Files.delete(folder.resolve("record.json"));
            }
        }
        openBench();
        assertThat(bench.builds.history().outline()).isEmpty();
        assertThat(bench.catalog.snapshot().images()).hasSize(1);
    }

    @Test
    void a_prune_takes_unpacked_layers_that_no_image_has() throws IOException {
        bench.build("FROM lab/fxsite:1\nRUN echo one > /one\nRUN echo two\n", Map.of());
        bench.build("FROM lab/fxsite:1\nRUN echo other > /other\nRUN exit 0\nRUN true\n", Map.of());
        int all = snapshots();
        bench.builds.pruneCache(false, Filters.NONE);
        assertThat(snapshots()).isEqualTo(all);
        bench.catalog.exclusively(() -> {
            bench.catalog.remove(List.of(bench.catalog.resolve("lab/built:1").id()),
                    Map.of(ImageReference.parse("docker.io/lab/built:1"), bench.catalog.resolve("lab/built:1").id()));
            return all;
        });
        bench.catalog.delete(bench.catalog.snapshot().trash());
        bench.builds.pruneCache(false, Filters.NONE);
        assertThat(snapshots()).isBetween(Workbench.BASE_LAYERS, all - 1);
    }

    private int snapshots() throws IOException {
        try (Stream<Path> folders = Files.list(data.resolve("snapshots"))) {
            return (int) folders.count();
        }
    }

    /** As {@code du --apparent-size} without folders: a file with several names counts once. */
    private static long sizeOf(Path folder) throws IOException {
        var seen = new java.util.HashSet<Object>();
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList()) {
                var attributes = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class,
                        LinkOption.NOFOLLOW_LINKS);
                bytes += seen.add(attributes.fileKey()) ? attributes.size() : 0;
            }
            return bytes;
        }
    }
}
