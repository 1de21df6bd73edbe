package dev.cutaway.app.dockerfile.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

class ContextModelTest {

    @TempDir
    Path folder;

    @Test
    void what_changed_while_it_was_read_is_read_afterwards() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        Deque<Runnable> work = new ArrayDeque<>();
        Deque<Runnable> ends = new ArrayDeque<>();
        var model = new ContextModel(new Tasks(work::add, ends::add), folder, folder.resolve("Dockerfile"));
        model.refresh();
        work.remove().run();
        Files.writeString(folder.resolve("late.txt"), "late");
        model.refresh();
        assertThat(work).isEmpty();
        while (!ends.isEmpty() || !work.isEmpty()) {
            (ends.isEmpty() ? work : ends).remove().run();
        }
        assertThat(model.files()).contains("late.txt");
    }
}
