package dev.cutaway.engine.local.build.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Logs and records on disks that are full, damaged or not ours. */
class BuildLogTest {

    private static final BuildEvent OUTPUT = new BuildEvent.Output(1, false, "x".repeat(10_000));
    private static final Digest IMAGE = Digest.of("image".getBytes(UTF_8));

    @TempDir
    private Path folder;

    private static List<BuildEvent> read(Path file) throws IOException {
        var events = new ArrayList<BuildEvent>();
        try (var reader = new LogReader(BuildLog.ended(file))) {
            for (BuildLogEntry entry = reader.next(); entry != null; entry = reader.next()) {
                events.add(entry.event());
            }
        }
        return events;
    }

    private Path log(BuildEvent... events) throws IOException {
        Path file = folder.resolve("log");
        BuildLog log = BuildLog.create(file);
        Stream.of(events).forEach(log::append);
        log.end();
        return file;
    }

    private static void add(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String damage(int bytes) {
        return "the log is damaged here: " + bytes + " bytes are no event";
    }

    @Test
    void what_is_no_event_becomes_a_warning_and_the_rest_is_read() throws IOException {
        Path file = log(OUTPUT);
        byte[] good = Files.readAllBytes(file);
        add(file, "nonsense\n{}\n[1]\n\n{\"since\":\"PT1S\",\"event\":{\"type\":\"Runtime\"}}\n");
        Files.write(file, good, StandardOpenOption.APPEND);
        add(file, "{\"since\":\"PT1S\",\"ev");
        assertThat(read(file)).containsExactly(OUTPUT, new BuildEvent.Warning(0, damage(8)),
                new BuildEvent.Warning(0, damage(2)), new BuildEvent.Warning(0, damage(3)),
                new BuildEvent.Warning(0, damage(0)), new BuildEvent.Warning(0, damage(43)), OUTPUT,
                new BuildEvent.Warning(0, damage(19)));
    }

    @Test
    void a_last_line_that_was_half_written_is_cut() throws IOException {
        Path file = log(OUTPUT, OUTPUT);
        long whole = Files.size(file);
        for (String half : List.of("", "{", "{\"since\":" + "y".repeat(200_000))) {
            add(file, half);
            BuildLog.cutLastLine(file);
            assertThat(Files.size(file)).isEqualTo(whole);
        }
        Path other = Files.writeString(folder.resolve("other"), "z".repeat(100_000));
        BuildLog.cutLastLine(other);
        assertThat(other).isEmptyFile();
        BuildLog.cutLastLine(folder.resolve("none"));
    }

    private LocalHistory history(Path data, Builder builder) throws IOException {
        return new LocalHistory(StoreFolder.prepare(data), builder, new NoRemains(), new Events(), Retention.DEFAULT);
    }

    private static BuildRecord record(String id, Outcome outcome) {
        return Records.with(Records.of(id, BuildRequest.of(new BuildSource.Nothing()),
                Instant.parse("2026-01-01T00:00:00Z")), outcome);
    }

    /** What cannot even be written down. */
    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words for it");
        }
    }

    @Test
    void a_build_whose_end_cannot_be_told_does_not_run_for_ever() throws Exception {
        Builder builder = (_, _) -> {
            throw new Unspeakable();
        };
        try (var history = history(folder.resolve("broken"), builder)) {
            var request = BuildRequest.of(new BuildSource.Nothing());
            assertThat(catchThrowable(() -> history.build(request, _ -> {
            }))).isInstanceOf(Unspeakable.class);
            assertThat(history.idleSince()).isPresent();
            String id = history.start(request);
            assertThat(history.follow(id, _ -> {
            }).outcome()).isInstanceOf(Outcome.Interrupted.class);
            history.cancel(id);
            history.remove(history.outline().stream().map(BuildRecord::id).toList());
            assertThat(history.outline()).isEmpty();
        }
    }

    @Test
    void who_waits_for_a_build_hears_of_its_end_whatever_goes_wrong_after_it() throws Exception {
        RecordedBuild build = new HistoryFolder(StoreFolder.prepare(folder)).create(record("x", new Outcome.Running()));
        var running = new RunningBuild(build, new Recording(build, _ -> {
        }));
        running.start((_, _) -> new Builder.Made(IMAGE, 1), BuildRequest.of(new BuildSource.Nothing()), () -> {
            throw new IllegalStateException("whatever");
        });
        running.awaitEnd();
        assertThat(running.await().image()).isEqualTo(IMAGE);
        assertThat(build.now().outcome()).isInstanceOf(Outcome.Built.class);
    }

    @Test
    void a_step_of_an_older_log_does_not_say_what_it_touched() {
        byte[] old = "{\"since\":1,\"event\":{\"type\":\"Finished\",\"step\":2,\"bytes\":7,\"time\":1}}"
                .getBytes(UTF_8);
        assertThat(LogFormat.entry(old, old.length).event()).isInstanceOfSatisfying(BuildEvent.Finished.class,
                finished -> assertThat(finished.files()).isNull());
        byte[] line = LogFormat.line(new BuildLogEntry(Duration.ofMillis(3), new BuildEvent.Finished(2, null, 7,
                new TouchedFiles(1, 2, 3), Duration.ofMillis(1))));
        assertThat(LogFormat.entry(line, line.length).event()).isEqualTo(new BuildEvent.Finished(2, null, 7,
                new TouchedFiles(1, 2, 3), Duration.ofMillis(1)));
    }

    @Test
    void a_record_that_does_not_know_an_option_has_it_off() {
        String line = new String(LogFormat.line(record("old", new Outcome.Interrupted())), UTF_8);
        assertThat(line).contains(",\"ssh\":false");
        assertThat(LogFormat.record(line.replace(",\"ssh\":false", "").getBytes(UTF_8)))
                .isEqualTo(record("old", new Outcome.Interrupted()));
    }

    @Test
    void folders_without_a_record_go_what_cannot_be_read_stays_and_a_running_build_is_interrupted() throws IOException {
        Path builds = folder.resolve("builds");
        for (String name : List.of("running", "strange", "empty", "other", "torn")) {
            Files.createDirectories(builds.resolve(name));
        }
        Files.write(builds.resolve("running/record.json"), LogFormat.line(record("running", new Outcome.Running())));
        Files.writeString(builds.resolve("running/log"), "{\"sin");
        Files.writeString(builds.resolve("strange/record.json"), "{\"id\":\"strange\"}");
        Files.write(builds.resolve("other/record.json"), LogFormat.line(record("../x", new Outcome.Interrupted())));
        Files.writeString(builds.resolve("torn/record.json"), "");
        Files.createSymbolicLink(builds.resolve("link"), Files.createDirectory(folder.resolve("outside")));
        Files.writeString(folder.resolve("outside/kept"), "kept");
        Files.writeString(builds.resolve("empty/log"), "");
        var swept = new ArrayList<Set<Digest>>();
        try (var history = new LocalHistory(StoreFolder.prepare(folder), (_, _) -> new Builder.Made(IMAGE, 1),
                new NoRemains() {
                    @Override
                    public long deleteBut(Set<Digest> kept) {
                        swept.add(kept);
                        return 1;
                    }
                }, new Events(), Retention.DEFAULT)) {
            assertThat(history.outline()).containsExactly(record("running", new Outcome.Interrupted()));
            assertThat(history.follow("running", _ -> {
                throw new AssertionError("nothing happened");
            })).isEqualTo(record("running", new Outcome.Interrupted()));
        }
        try (Stream<Path> left = Files.list(builds)) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsExactlyInAnyOrder("running",
                    "strange", "other", "torn");
        }
        // What cannot be read may name any of them.
        assertThat(swept).isEmpty();
        assertThat(folder.resolve("outside/kept")).exists();
    }

    @Test
    void a_record_that_cannot_be_rewritten_is_interrupted_in_memory_and_stops_no_build() throws IOException {
        Path stuck = Files.createDirectories(folder.resolve("builds/stuck"));
        Files.write(stuck.resolve("record.json"), LogFormat.line(record("stuck", new Outcome.Running())));
        Files.createDirectories(stuck.resolve("record.json.new/in the way"));
        try (var history = history(folder, (_, _) -> new Builder.Made(IMAGE, 1))) {
            history.build(BuildRequest.of(new BuildSource.Nothing()), _ -> {
            });
            assertThat(history.outline()).hasSize(2).contains(record("stuck", new Outcome.Interrupted()));
            Files.delete(stuck.resolve("record.json.new/in the way"));
            Files.delete(stuck.resolve("record.json.new"));
            assertThat(history.outline()).hasSize(2);
        }
        assertThat(LogFormat.record(Files.readAllBytes(stuck.resolve("record.json"))))
                .isEqualTo(record("stuck", new Outcome.Interrupted()));
    }

    @Test
    void a_record_has_the_arguments_but_no_proxies() {
        BuildRecord record = Records.of("x", BuildRequest.of(new BuildSource.Nothing())
                .withArg("VERSION", "1")
                .withArg("HTTP_PROXY", "http://ann:secret@p").withArg("https_proxy", "http://b:c@p"), Instant.EPOCH);
        assertThat(record.args()).containsExactly(Map.entry("VERSION", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"builds\":0}", "", "[]"})
    void a_history_that_does_not_know_how_much_stays_takes_what_is_usual(String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("builds")).resolve("retention.json"), text);
        try (var history = history(folder, (_, _) -> new Builder.Made(IMAGE, 1))) {
            assertThat(history.retention()).isEqualTo(Retention.DEFAULT);
        }
    }

    @ParameterizedTest
    @CsvSource({"https://host.test/x.git#v1:sub, https://host.test/x.git#v1:sub, false",
            "github.com/ann/x, https://github.com/ann/x.git, false",
            "git@host.test:ann/x.git, git@host.test:ann/x.git, false",
            "https://secret@host.test/x.git, https://host.test/x.git, true",
            "https://host.test/x.tar?key=secret, https://host.test/x.tar, true", "nonsense, '', true"})
    void a_record_says_whether_its_origin_is_whole(String address, String origin, boolean shortened) {
        BuildRecord record = Records.of("x", BuildRequest.of(new BuildSource.Remote(address)), Instant.EPOCH);
        assertThat(record.origin()).isEqualTo(origin);
        assertThat(record.shortened()).isEqualTo(shortened);
        assertThat(LogFormat.record(LogFormat.line(record))).isEqualTo(record);
    }

    @Test
    void a_record_of_an_older_engine_is_read() {
        BuildRecord record = record("x", new Outcome.Interrupted());
        String older = new String(LogFormat.line(record), UTF_8).replace("\"shortened\":false,", "");
        assertThat(older).doesNotContain("shortened");
        assertThat(LogFormat.record(older.getBytes(UTF_8))).isEqualTo(record);
    }

    @Test
    void a_full_disk_fails_no_build_and_the_log_says_what_it_lacks() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "none", disk.toString()), "not root");
        try {
            Path filler = disk.resolve("filler");
            Builder builder = (_, notes) -> {
                notes.tell(OUTPUT);
                fill(filler);
                for (int i = 0; i < 5; i++) {
                    notes.tell(OUTPUT);
                }
                delete(filler);
                notes.tell(new BuildEvent.Built(IMAGE));
                fill(filler);
                return new Builder.Made(IMAGE, 1);
            };
            try (var history = history(disk.resolve("data"), builder)) {
                var heard = new ArrayList<BuildEvent>();
                history.build(BuildRequest.of(new BuildSource.Nothing()), heard::add);
                assertThat(heard).hasSize(7);
                var told = new ArrayList<BuildEvent>();
                BuildRecord end = history.follow(history.outline().getFirst().id(), entry -> told.add(entry.event()));
                assertThat(end.outcome()).isInstanceOf(Outcome.Built.class);
                assertThat(told).startsWith(OUTPUT).endsWith(new BuildEvent.Built(IMAGE));
                assertThat(told).filteredOn(BuildEvent.Warning.class::isInstance).singleElement().asString()
                        .contains("the log lacks ", " events here: the disk did not take them");
                delete(filler);
                assertThat(history.outline()).containsExactly(end.withoutText());
            }
            try (var history = history(disk.resolve("data"), builder)) {
                assertThat(history.outline().getFirst().outcome()).isInstanceOf(Outcome.Built.class);
            }
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static void fill(Path filler) {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static void delete(Path filler) {
        assertThat(filler.toFile().delete()).isTrue();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor() == 0;
    }
}
