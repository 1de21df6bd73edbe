package dev.cutaway.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void what_is_set_is_there_the_next_time() {
        try (var file = file()) {
            var settings = new AppSettings(file);
            settings.themeProperty().set(ThemeChoice.DARK);
            settings.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
            settings.number("image.split", 0.3).set(0.25);
            settings.text("image.tab", "files").set("waste");
            settings.addRecent(Path.of("/images/a b.tar"));
        }
        var again = new AppSettings(file());
        assertThat(again.themeProperty().get()).isEqualTo(ThemeChoice.DARK);
        assertThat(again.languageProperty().get()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(again.number("image.split", 0.3).get()).isEqualTo(0.25);
        assertThat(again.text("image.tab", "files").get()).isEqualTo("waste");
        assertThat(again.recent()).containsExactly(Path.of("/images/a b.tar"));
    }

    @Test
    void the_file_is_replaced_as_a_whole_and_nothing_else_stays() throws IOException {
        try (var file = file()) {
            var settings = new AppSettings(file);
            IntStream.range(0, 50).forEach(i -> settings.number("n", 0).set(i + 1));
        }
        try (Stream<Path> files = Files.list(folder.resolve("config"))) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactly("settings.properties");
        }
        assertThat(new AppSettings(file()).number("n", 0).get()).isEqualTo(50);
    }

    @Test
    void a_damaged_file_is_kept_aside_and_counts_as_empty() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Path damaged = folder.resolve("config/settings.properties");
        Files.writeString(damaged, "theme=\\u12");
        assertThat(new AppSettings(file()).themeProperty().get()).isEqualTo(ThemeChoice.DESKTOP);
        assertThat(damaged).doesNotExist();
        assertThat(damaged.resolveSibling("settings.properties.damaged")).hasContent("theme=\\u12");
    }

    @Test
    void bytes_that_are_not_text_count_as_damaged_too() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.write(folder.resolve("config/settings.properties"), new byte[]{'a', '=', (byte) 0xFF, (byte) 0xC0});
        assertThat(new AppSettings(file()).recent()).isEmpty();
    }

    @Test
    void values_out_of_range_count_as_not_there() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/settings.properties"),
                "theme=purple\nimage.split=NaN\nrecent.0=\\u0000\nother=kept\n");
        try (var file = file()) {
            var settings = new AppSettings(file);
            assertThat(settings.themeProperty().get()).isEqualTo(ThemeChoice.DESKTOP);
            assertThat(settings.number("image.split", 0.3).get()).isEqualTo(0.3);
            assertThat(settings.recent()).isEmpty();
            settings.themeProperty().set(ThemeChoice.LIGHT);
        }
        assertThat(Files.readString(folder.resolve("config/settings.properties"))).contains("other=kept");
    }

    @Test
    void recent_files_are_newest_first_without_doubles_and_not_too_many() {
        var settings = AppSettings.inMemory();
        IntStream.range(0, AppSettings.RECENT + 3).forEach(i -> settings.addRecent(Path.of("/" + i)));
        settings.addRecent(Path.of("/10"));
        assertThat(settings.recent()).hasSize(AppSettings.RECENT).startsWith(Path.of("/10"), Path.of("/14"));
        settings.removeRecent(Path.of("/10"));
        assertThat(settings.recent()).doesNotContain(Path.of("/10"));
    }

    @Test
    void a_folder_that_cannot_be_written_loses_settings_but_not_the_app() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        try (var file = new SettingsFile(blocked.resolve("settings.properties"))) {
            var settings = new AppSettings(file);
            settings.themeProperty().set(ThemeChoice.DARK);
            assertThat(settings.themeProperty().get()).isEqualTo(ThemeChoice.DARK);
        }
        assertThat(List.of(blocked)).allMatch(Files::isRegularFile);
    }

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("config/settings.properties"));
    }
}
