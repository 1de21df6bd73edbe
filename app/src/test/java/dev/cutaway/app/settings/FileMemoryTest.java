package dev.cutaway.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;

import java.nio.file.Path;

class FileMemoryTest {

    private final AppSettings settings = AppSettings.inMemory();
    private final FileMemory memory = new FileMemory(settings, "things");

    @Test
    void the_file_that_was_remembered_longest_ago_goes_when_there_are_more_than_forty() {
        for (int i = 0; i < 40; i++) {
            memory.remember(file(i), IntNode.valueOf(i));
        }
        memory.remember(file(0), IntNode.valueOf(100));
        memory.remember(file(40), IntNode.valueOf(40));
        assertThat(memory.recall(file(1))).isEmpty();
        assertThat(memory.recall(file(0))).contains(IntNode.valueOf(100));
        assertThat(memory.recall(file(40))).contains(IntNode.valueOf(40));
    }

    @Test
    void a_setting_that_cannot_be_read_counts_as_nothing() {
        for (String broken : new String[]{"{\"/a\":", "[1]", ""}) {
            settings.text("things", "{}").set(broken);
            assertThat(memory.recall(file(1))).isEmpty();
            memory.forget(file(1));
            memory.remember(file(1), IntNode.valueOf(7));
            assertThat(memory.recall(file(1))).contains(IntNode.valueOf(7));
        }
    }

    @Test
    void what_is_forgotten_is_gone() {
        memory.remember(file(1), IntNode.valueOf(1));
        memory.remember(file(2), IntNode.valueOf(2));
        memory.forget(file(1));
        assertThat(memory.recall(file(1))).isEmpty();
        assertThat(memory.recall(file(2))).contains(IntNode.valueOf(2));
    }

    private static Path file(int number) {
        return Path.of("/src", Integer.toString(number), "Dockerfile");
    }
}
