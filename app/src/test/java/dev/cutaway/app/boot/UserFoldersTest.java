package dev.cutaway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class UserFoldersTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void the_home_is_the_one_that_the_environment_names() {
        assertThat(UserFolders.home(Map.of("HOME", "/home/ann"))).isEqualTo(Path.of("/home/ann"));
        assertThat(UserFolders.home(Map.of("HOME", "ann"))).isEqualTo(Path.of(System.getProperty("user.home")));
    }

    @Test
    void folders_are_below_home_unless_told_otherwise() {
        UserFolders folders = UserFolders.of(Map.of(), HOME);

        assertThat(folders.config()).isEqualTo(HOME.resolve(".config/cutaway"));
        assertThat(folders.cache()).isEqualTo(HOME.resolve(".cache/cutaway"));
        assertThat(folders.state()).isEqualTo(HOME.resolve(".local/state/cutaway"));
        assertThat(folders.data()).isEqualTo(HOME.resolve(".local/share/cutaway"));
        assertThat(folders.socket()).isEqualTo(HOME.resolve(".local/state/cutaway/engine/engine.sock"));
    }

    @Test
    void variables_with_absolute_paths_are_followed_and_others_are_not() {
        UserFolders folders = UserFolders
                .of(Map.of("XDG_CONFIG_HOME", "/c", "XDG_CACHE_HOME", "relative", "XDG_STATE_HOME", ""), HOME);

        assertThat(folders.config()).isEqualTo(Path.of("/c/cutaway"));
        assertThat(folders.cache()).isEqualTo(HOME.resolve(".cache/cutaway"));
        assertThat(folders.state()).isEqualTo(HOME.resolve(".local/state/cutaway"));
    }
}
