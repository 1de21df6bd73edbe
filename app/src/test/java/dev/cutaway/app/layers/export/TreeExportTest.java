package dev.cutaway.app.layers.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.app.images.OpenedImages;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.inspector.tree.ContentRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

class TreeExportTest {

    @TempDir
    Path folder;

    private InspectedImage image;
    private Path target;

    @BeforeEach
    void make_an_image() throws IOException {
        Path archives = Files.createDirectory(folder.resolve("archives"));
        image = OpenedImages.inspect(archives, new TestImage("lab/export:1")
                .layer(new TestLayer().dir("d").file("d/old", "old").file("d/run", "#!").mode(04750).dir("d/sub")
                        .hardlink("d/sub/again", "d/old").symlink("d/out", "/etc/passwd").fifo("d/pipe"))
                .layer(new TestLayer().file("d/new", "new").whiteout("d/run")));
        target = folder.resolve("out");
    }

    private int export(int layer) throws IOException {
        return TreeExport.folder(image, layer, image.tree().find("/d"), target, Progress.NONE);
    }

    @Test
    void a_folder_is_written_as_the_layer_leaves_it() throws IOException {
        int leftOut = export(1);
        assertThat(target.resolve("old")).hasContent("old");
        assertThat(target.resolve("new")).hasContent("new");
        assertThat(target.resolve("run")).doesNotExist();
        assertThat(leftOut).as("the pipe").isEqualTo(1);
    }

    @Test
    void an_older_layer_still_has_what_a_later_one_deletes() throws IOException {
        export(0);
        assertThat(target.resolve("run")).hasContent("#!");
        assertThat(target.resolve("new")).doesNotExist();
    }

    @Test
    void a_hard_link_becomes_a_file_of_its_own() throws IOException {
        export(1);
        assertThat(target.resolve("sub/again")).hasContent("old").isRegularFile();
    }

    @Test
    void a_symbolic_link_is_written_and_never_followed() throws IOException {
        export(1);
        assertThat(Files.isSymbolicLink(target.resolve("out"))).isTrue();
        assertThat(Files.readSymbolicLink(target.resolve("out"))).hasToString("/etc/passwd");
    }

    @Test
    void set_id_bits_are_not_given() throws IOException {
        export(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("run"))))
                .isEqualTo("rwxr-x---");
        assertThat((int) Files.getAttribute(target.resolve("run"), "unix:mode") & 07000).isZero();
    }

    @Test
    void what_stands_there_already_is_not_written_into() throws IOException {
        Files.createDirectory(target);
        assertThatThrownBy(() -> export(1)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_cancelled_leaves_nothing_behind() throws IOException {
        ContentRef content = Objects.requireNonNull(
                image.tree().content(image.tree().versionAt(image.tree().find("/d/old"), 1)));
        Progress never = bytes -> {
            throw new CancellationException("no more");
        };
        Files.createDirectory(target);
        assertThatThrownBy(() -> TreeExport.file(image, content, target.resolve("file"), never))
                .isInstanceOf(CancellationException.class);
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).isEmpty();
        }
    }
}
