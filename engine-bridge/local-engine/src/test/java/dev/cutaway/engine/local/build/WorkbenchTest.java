package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.build.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A test with a workbench of its own, on which nothing unfinished may be left, nor anything mounted. */
abstract class WorkbenchTest {

    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

    /** The store. */
    @TempDir
    Path data;
    /** Where contexts are, and whatever else a test needs. */
    @TempDir
    Path contexts;
    Workbench bench;

    @BeforeEach
    void openBench() throws IOException {
        bench = new Workbench(data, contexts);
    }

    /** Ends the engine; the next one of its store keeps so much of the history. */
    void reopen(Retention retention) throws IOException {
        bench.close();
        bench = new Workbench(data, contexts, retention);
    }

    @AfterEach
    void closeBench() throws IOException {
        assertThat(bench.unfinished()).isEmpty();
        if (Files.exists(MOUNTS)) {
            assertThat(Files.readString(MOUNTS)).doesNotContain(data.toString());
        }
        bench.close();
    }
}
