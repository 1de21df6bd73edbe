package dev.cutaway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;

class LogFileTest {

    @TempDir
    Path folder;

    private static LogRecord warning(String message) {
        var record = new LogRecord(Level.WARNING, message);
        record.setThrown(new IllegalStateException("the cause"));
        return record;
    }

    @Test
    void the_file_is_made_by_the_first_record_and_added_to_by_the_next_run() throws IOException {
        Path state = folder.resolve("not there yet");
        var first = new LogFile(state);
        assertThat(state).doesNotExist();

        first.publish(warning("one é"));
        first.close();
        var second = new LogFile(state);
        second.publish(warning("two"));
        second.close();

        assertThat(Files.readString(state.resolve("cutaway.log"))).containsSubsequence("WARNING", "one é", "the cause",
                "WARNING", "two");
    }

    @Test
    void a_folder_that_cannot_be_made_does_no_harm() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var log = new LogFile(file.resolve("below"));

        log.publish(warning("lost"));
        log.close();

        assertThat(file).isEmptyFile();
    }
}
