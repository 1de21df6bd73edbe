package dev.cutaway.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class FilePathsTest {

    private static final String HOME = System.getProperty("user.home");

    @Test
    void the_home_folder_is_written_as_shells_do() {
        assertThat(FilePaths.familiar(Path.of(HOME))).isEqualTo("~");
        assertThat(FilePaths.familiar(Path.of(HOME, "web").toString())).isEqualTo("~/web");
        assertThat(FilePaths.familiar(HOME + "2")).isEqualTo(HOME + "2");
    }

    @Test
    void what_is_no_whole_path_stays_as_it_is() {
        for (String text : new String[]{"docker/web.Dockerfile", "https://host/web.git", "", "a\0b"}) {
            assertThat(FilePaths.familiar(text)).isEqualTo(text);
        }
    }
}
