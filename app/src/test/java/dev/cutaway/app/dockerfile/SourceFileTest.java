package dev.cutaway.app.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cutaway.app.dockerfile.NoDockerfileException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class SourceFileTest {

    @TempDir
    Path folder;

    @Test
    void a_file_that_is_no_utf_8_keeps_every_byte() throws IOException {
        Path file = folder.resolve("Dockerfile");
        byte[] bytes = {'#', ' ', (byte) 0xE9, '\n'};
        Files.write(file, bytes);
        SourceFile read = SourceFile.read(file);
        read.write(file, read.text() + "FROM x\n");
        assertThat(Files.readAllBytes(file)).startsWith(bytes).hasSize(bytes.length + 7);
    }

    @Test
    void a_link_stays_a_link_and_rights_stay() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "FROM a\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("Dockerfile"), real);
        SourceFile written = SourceFile.read(link).write(link, "FROM b\n");
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("FROM b\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-r-----");
        assertThat(written.stamp()).isEqualTo(SourceFile.Stamp.of(link));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void a_link_that_leads_nowhere_yet_stays_a_link() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("Dockerfile"), Path.of("real"));
        SourceFile.fresh(link, "").write(link, "FROM b\n");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("real")).isRegularFile().hasContent("FROM b\n");
    }

    @Test
    void a_file_that_may_not_be_written_stays_as_it_is() throws IOException {
        Path file = Files.writeString(folder.resolve("Dockerfile"), "FROM a\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeThat(Files.isWritable(file)).as("whoever may write anything runs this").isFalse();
        SourceFile read = SourceFile.read(file);
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> read.write(file, "FROM b\n"));
        assertThat(file).hasContent("FROM a\n");
    }

    @Test
    void only_regular_files_of_a_fair_size_are_read() throws IOException {
        assertThat(refused(folder)).isEqualTo(Reason.NOT_REGULAR);
        Path device = Path.of("/dev/zero");
        if (Files.exists(device)) {
            assertThat(refused(device)).isEqualTo(Reason.NOT_REGULAR);
        }
        Path large = Files.writeString(folder.resolve("large"), "#".repeat((1 << 20) + 1));
        assertThat(refused(large)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void bytes_that_no_text_has_are_not_read_as_one() throws IOException {
        assertThat(refused(Files.write(folder.resolve("a.out"), new byte[]{0x7f, 'E', 'L', 'F', 0})))
                .isEqualTo(Reason.NOT_TEXT);
        Path latin = Files.write(folder.resolve("latin"), new byte[]{'#', (byte) 0xe4, '\n'});
        assertThat(SourceFile.read(latin).text()).isEqualTo("#ä\n");
    }

    private static Reason refused(Path file) {
        return assertThrows(NoDockerfileException.class, () -> SourceFile.read(file)).why();
    }

    @Test
    void what_is_dropped_is_told_apart_by_its_name_and_what_lies_in_it() throws IOException {
        Path image = Files.createDirectory(folder.resolve("image"));
        Files.writeString(image.resolve("oci-layout"), "{}");
        Path project = Files.createDirectory(folder.resolve("project"));
        Path file = Files.writeString(project.resolve("Dockerfile.dev"), "FROM x\n");
        assertThat(Droppable.mayBeDockerfiles(List.of(project))).isTrue();
        assertThat(Droppable.mayBeImages(List.of(project))).isFalse();
        assertThat(Droppable.mayBeDockerfiles(List.of(file))).isTrue();
        assertThat(Droppable.mayBeImages(List.of(image))).isTrue();
        assertThat(Droppable.mayBeDockerfiles(List.of(image))).isFalse();
        assertThat(Droppable.mayBeImages(List.of(folder.resolve("debian.tar")))).isTrue();
        assertThat(Droppable.hasDockerfile(file)).isTrue();
        assertThat(Droppable.hasDockerfile(image)).isFalse();
        assertThat(Droppable.hasDockerfile(project)).isFalse();
        Files.writeString(project.resolve("Dockerfile"), "FROM x\n");
        assertThat(Droppable.hasDockerfile(project)).isTrue();
    }
}
