package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.inspector.Progress;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

class ArchiveStreamTest {

    /** More than the pipe holds, so that the writer waits for the reader. */
    private static final int LARGE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void a_folder_comes_as_a_tar_of_its_files() throws IOException {
        Files.writeString(folder.resolve("oci-layout"), "{}");
        Files.createDirectories(folder.resolve("blobs"));
        Files.write(folder.resolve("blobs/a"), new byte[LARGE]);
        try (var tar = new TarArchiveInputStream(ArchiveStream.open(folder, Progress.NONE))) {
            assertThat(tar.getNextEntry().getName()).isEqualTo("blobs/a");
            assertThat(tar.readAllBytes()).hasSize(LARGE);
            assertThat(tar.getNextEntry().getName()).isEqualTo("oci-layout");
            assertThat(tar.getNextEntry()).isNull();
        }
    }

    @Test
    void a_folder_that_changes_meanwhile_is_no_tar_that_ends_too_early() throws IOException {
        Files.write(folder.resolve("a"), new byte[LARGE]);
        Files.write(folder.resolve("b"), new byte[LARGE]);
        try (InputStream in = ArchiveStream.open(folder, Progress.NONE)) {
            assertThat(in.read()).isNotNegative();
            Files.delete(folder.resolve("b"));
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("b");
        }
    }
}
