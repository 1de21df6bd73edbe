package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.catalog.CacheRow;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** An engine that is killed while it builds: the store is whole, and nothing runs, is mounted or lies around. */
class KilledBuildTest {

    private static final String NAP = "8.4714";

    @TempDir
    private Path data;
    @TempDir
    private Path contexts;

    @Test
    void an_engine_killed_in_a_build_leaves_nothing_and_the_next_one_goes_on() throws Exception {
        Workbench.assumeCommandsRun();
        for (int line : new int[]{3, 14, 27}) {
            buildUntilKilled(line);
            assertThat(ProcessHandle.allProcesses()
                    .filter(process -> process.info().commandLine().orElse("").contains(NAP))).isEmpty();
            assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(data.toString());
            try (var bench = new Workbench(data, contexts)) {
                assertThat(bench.unfinished()).isEmpty();
                assertThat(blobFiles(bench)).isEqualTo(neededBlobs(bench));
                allBlobsAreWhole(bench);
                everyBuildIsToldToItsEnd(bench);
                bench.build("FROM lab/fxsite:1\nRUN echo goes on\n", Map.of());
            }
        }
    }

    /** Kills the other process after it has said so many lines; it is anywhere then. */
    private void buildUntilKilled(int lines) throws IOException, InterruptedException {
        Process builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                Builder.class.getName(), data.toString(), contexts.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader said = builder.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < lines; i++) {
                assertThat(said.readLine()).isNotNull();
            }
        } finally {
            builder.destroyForcibly().waitFor();
        }
        // The kernel ends the rest with the builder, in its own time.
        for (ProcessHandle left : ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(NAP)).toList()) {
            left.onExit().join();
        }
    }

    private static void everyBuildIsToldToItsEnd(Workbench bench) throws IOException {
        var history = bench.builds.history();
        assertThat(history.outline()).isNotEmpty();
        for (BuildRecord build : history.outline()) {
            assertThat(build.outcome()).isInstanceOfAny(Outcome.Built.class, Outcome.Interrupted.class);
            var told = new ArrayList<BuildEvent>();
            assertThat(history.follow(build.id(), entry -> told.add(entry.event())).withoutText())
                    .isEqualTo(build);
            assertThat(told).noneMatch(BuildEvent.Warning.class::isInstance);
        }
    }

    private static Set<String> blobFiles(Workbench bench) throws IOException {
        try (var files = Files.list(bench.folder.blobs())) {
            return new HashSet<>(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static Set<String> neededBlobs(Workbench bench) throws IOException {
        var needed = new HashSet<String>();
        for (ImageRecord image : bench.catalog.snapshot().withTrash()) {
            needed.add(image.id().hex());
            needed.add(image.manifest().hex());
            bench.catalog.snapshot().layersOf(image).forEach(layer -> needed.add(layer.blob().hex()));
        }
        for (CacheRow row : bench.catalog.cached()) {
            Digest layer = row.layer();
            if (layer != null) {
                needed.add(Objects.requireNonNull(bench.catalog.findLayer(layer)).blob().hex());
            }
        }
        return needed;
    }

    private static void allBlobsAreWhole(Workbench bench) throws IOException {
        BlobStore blobs = bench.blobs;
        for (String blob : blobFiles(bench)) {
            try (InputStream in = blobs.openVerified(new Digest("sha256", blob))) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    /** The other process: builds one thing after another, and says what happens. */
    static final class Builder {

        private Builder() {}

        /** Arguments: the store, and a folder for contexts. */
        public static void main(String[] arguments) throws IOException {
            var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            try (var bench = new Workbench(Path.of(arguments[0]), Path.of(arguments[1])).withBase()) {
                for (int i = 0; i < 1000; i++) {
                    String dockerfile = "FROM lab/fxsite:1\nCOPY . /in\nRUN echo %d > /x; (sleep %s &); sleep 0.1\n"
                            .formatted(i, NAP) + "COPY big /big\nRUN rm /big\n";
                    var request = bench.request(dockerfile, Map.of("a", "a" + i, "big", "b" + "x".repeat(1 << 20)));
                    bench.builds.build(request, event -> {
                        if (event instanceof BuildEvent.Started || event instanceof BuildEvent.Running) {
                            out.println(event);
                        }
                    });
                }
            }
        }
    }
}
