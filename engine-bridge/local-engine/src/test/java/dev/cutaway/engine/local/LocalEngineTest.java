package dev.cutaway.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.inspector.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

class LocalEngineTest {

    @TempDir
    private Path folder;

    @Test
    void a_new_folder_is_an_empty_store_that_only_its_owner_reads() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path data = folder.resolve("new/data");
        try (LocalEngine engine = LocalEngine.open(data, EngineOptions.DEFAULT)) {
            assertThat(engine.images().list(ImageQuery.EVERYTHING)).isEmpty();
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(data.resolve("blobs/sha256"))).isEqualTo("rwx------");
            assertThat(permissions(data.resolve("state.db"))).isEqualTo("rw-------");
        }
    }

    @Test
    void a_name_with_odd_characters_is_a_folder_as_any_other() throws IOException {
        Path data = folder.resolve("data 100% ?#&ä");
        LocalEngine.open(data, EngineOptions.DEFAULT).close();
        assertThat(data.resolve("state.db")).isNotEmptyFile();
    }

    @Test
    void a_second_engine_is_told_who_has_the_store() throws IOException {
        try (LocalEngine _ = LocalEngine.open(folder, EngineOptions.DEFAULT)) {
            assertThatThrownBy(() -> LocalEngine.open(folder, EngineOptions.DEFAULT))
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(folder.toString())
                    .isInstanceOfSatisfying(EngineException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
        }
        LocalEngine.open(folder, EngineOptions.DEFAULT).close();
    }

    @Test
    void a_damaged_database_is_named_and_nothing_is_deleted() throws IOException {
        addOne();
        try (var file = new RandomAccessFile(folder.resolve("state.db").toFile(), "rw")) {
            file.seek(100);
            file.write(new byte[20_000]);
        }
        assertDamaged("state.db is damaged");
        Files.writeString(folder.resolve("state.db"), "this is no database at all, whatever its name says");
        assertDamaged("state.db is damaged");
    }

    @Test
    void a_lost_database_does_not_make_the_blobs_nobodys() throws IOException {
        addOne();
        Files.delete(folder.resolve("state.db"));
        assertDamaged("state.db is missing");
    }

    @Test
    void an_empty_database_does_not_either() throws IOException {
        addOne();
        Files.write(folder.resolve("state.db"), new byte[0]);
        assertDamaged("state.db is empty");
    }

    @Test
    void indexes_of_no_layer_go_at_the_start() throws IOException {
        addOne();
        Path half = Files.writeString(folder.resolve("index/index123.tmp"), "half");
        LocalEngine.open(folder, EngineOptions.DEFAULT).close();
        assertThat(half).doesNotExist();
    }

    private void addOne() throws IOException {
        try (var store = new TestStore(folder)) {
            store.add(List.of("base"), "a");
        }
    }

    private void assertDamaged(String words) throws IOException {
        long before = blobs();
        assertThatThrownBy(() -> LocalEngine.open(folder, EngineOptions.DEFAULT)).hasMessageContaining(words)
                .hasMessageContaining(folder.toString()).isInstanceOfSatisfying(EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
        assertThat(blobs()).isEqualTo(before).isPositive();
    }

    private long blobs() throws IOException {
        try (var files = Files.list(folder.resolve("blobs/sha256"))) {
            return files.count();
        }
    }

    @Test
    void a_store_of_a_newer_version_is_left_alone() throws IOException, SQLException {
        addOne();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> LocalEngine.open(folder, EngineOptions.DEFAULT))
                .hasMessageContaining("newer Cutaway");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> LocalEngine.open(file.resolve("data"), EngineOptions.DEFAULT))
                .hasMessageContaining("cannot prepare the store").hasMessageContaining(file.toString());
    }

    @Test
    void what_a_killed_engine_left_half_written_goes() throws IOException {
        Path half = Files.createDirectories(folder.resolve("tmp/deep")).resolve("blob-1");
        Files.write(half, "half".getBytes(UTF_8));
        LocalEngine.open(folder, EngineOptions.DEFAULT).close();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void old_trash_is_emptied_at_the_start() throws IOException {
        try (var store = new TestStore(folder)) {
            store.add(List.of("base"), "a");
            store.images.remove("a", false, true);
        }
        LocalEngine.open(folder, EngineOptions.DEFAULT).close();
        assertThat(blobs()).isEqualTo(3);
        LocalEngine.open(folder, new EngineOptions("1", Limits.DEFAULT, Duration.ZERO)).close();
        assertThat(blobs()).isZero();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
