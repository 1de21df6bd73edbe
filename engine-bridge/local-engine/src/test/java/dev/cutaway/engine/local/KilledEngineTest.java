package dev.cutaway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.inspector.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process writes and is killed in the middle: what it said it had is there, and nothing else. */
@Timeout(120)
class KilledEngineTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_there_after_a_kill_and_nothing_is_left_over()
            throws IOException, InterruptedException {
        for (int kill = 1; kill <= 3; kill++) {
            String last = writeUntilKilled(7 * kill);
            try (var store = new TestStore(folder)) {
                assertThat(store.list(Filters.NONE)).contains(last);
                assertThat(store.store.check(Progress.NONE)).isEmpty();
                assertThat(store.blobFiles()).isEqualTo(store.neededBlobs());
            }
        }
    }

    /** Gives the last name that was read before the kill; more may have come after it. */
    private String writeUntilKilled(int images) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx128m", "-cp", System.getProperty("java.class.path"),
                Writer.class.getName(), folder.toString(), "kill" + images)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String last = "";
        try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < images; i++) {
                last = String.valueOf(said.readLine());
            }
            writer.destroyForcibly().waitFor();
        }
        return last;
    }

    /** The other process: adds, removes, empties; says each name once its image is there. */
    static final class Writer {

        private Writer() {}

        /** Arguments: the folder, and a prefix of names. */
        public static void main(String[] arguments) throws IOException {
            var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            try (var store = new TestStore(Path.of(arguments[0]))) {
                for (int i = 0; i < 10_000; i++) {
                    String name = "lab/" + arguments[1] + "-" + i + ":1";
                    store.add(List.of("base", "gone " + i), "gone");
                    store.images.remove("gone", true, true);
                    store.add(List.of("base", arguments[1] + i), name);
                    out.println(name);
                    store.store.emptyTrash(List.of());
                }
            }
        }
    }
}
