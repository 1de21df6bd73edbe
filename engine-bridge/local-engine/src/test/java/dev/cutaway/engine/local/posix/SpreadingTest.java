package dev.cutaway.engine.local.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@EnabledOnOs(OS.LINUX)
class SpreadingTest {

    @TempDir
    private Path folder;

    private static void ask(Path path) {
        Spreading.below(path.toString().getBytes(UTF_8));
    }

    @Test
    void a_folder_that_was_asked_twice_takes_folders_and_files_as_before() throws IOException {
        ask(folder);
        ask(folder);
        Path file = Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("file"), "text");
        assertThat(file).hasContent("text");
    }

    @Test
    void what_is_not_there_or_cannot_be_asked_is_left_alone() {
        ask(folder.resolve("nothing"));
        ask(Path.of("/proc/self"));
        assertThat(folder).isEmptyDirectory();
    }
}
