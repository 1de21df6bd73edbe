package dev.cutaway.inspector.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class IndexFilesTest {

    @TempDir
    Path folder;

    @Test
    void what_was_stored_is_found_again_by_diff_id() throws IOException {
        LayerIndex index = index();
        var files = new IndexFiles(folder.resolve("new"));
        assertThat(files.find(index.diffId())).isNull();
        files.store(index);
        LayerIndex found = files.find(index.diffId());
        assertThat(found).isNotNull();
        assertThat(found.diffId()).isEqualTo(index.diffId());
        assertThat(found.path(found.treeSize() - 1)).isEqualTo("/etc/motd");
        assertThat(found.storedBytes()).isEqualTo(5);
        assertThat(files.find(Digest.of(new byte[0]))).isNull();
    }

    @Test
    void a_file_with_any_bit_flipped_or_cut_off_counts_as_absent() throws IOException {
        LayerIndex index = index();
        var files = new IndexFiles(folder);
        files.store(index);
        Path file = folder.resolve(index.diffId().hex() + ".idx");
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += 7) {
            byte[] bad = good.clone();
            bad[at] ^= 0x10;
            Files.write(file, bad);
            assertThat(files.find(index.diffId())).as("byte %d flipped", at).isNull();
        }
        for (int length = 0; length < good.length; length += 13) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThat(files.find(index.diffId())).as("cut to %d", length).isNull();
        }
    }

    private static LayerIndex index() throws IOException {
        byte[] tar = new TestLayer().file("etc/motd", "hello").toBytes();
        return new LayerIndexer(Limits.DEFAULT).index(
                new LayerIndexer.Source(Place.of("t"), Compression.NONE, tar.length, null, null),
                new ByteArrayInputStream(tar), Progress.NONE);
    }
}
