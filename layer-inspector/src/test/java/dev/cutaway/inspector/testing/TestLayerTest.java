package dev.cutaway.inspector.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A reader that nobody here wrote sees what was meant. */
class TestLayerTest {

    private record Seen(TarArchiveEntry entry, byte[] content) {}

    private static List<Seen> read(byte[] tar) throws IOException {
        var seen = new ArrayList<Seen>();
        try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                seen.add(new Seen(entry, in.readAllBytes()));
            }
        }
        return seen;
    }

    @Test
    void plain_entries_read_back() throws IOException {
        var seen = read(new TestLayer().dir("etc").file("etc/a", "hello").mode(04755).owner(33, 34)
                .ownerNames("www-data", "users").mtime(1000, 0).symlink("etc/l", "a").hardlink("etc/h", "etc/a")
                .characterDevice("dev/null", 1, 3).fifo("pipe").whiteout("etc/gone").opaque("var").toBytes());
        assertThat(seen).extracting(s -> s.entry.getName()).containsExactly("etc/", "etc/a", "etc/l", "etc/h",
                "dev/null", "pipe", "etc/.wh.gone", "var/", "var/.wh..wh..opq");
        var file = seen.get(1);
        assertThat(file.content).asString(UTF_8).isEqualTo("hello");
        assertThat(file.entry.getMode()).isEqualTo(04755);
        assertThat(file.entry.getLongUserId()).isEqualTo(33);
        assertThat(file.entry.getGroupName()).isEqualTo("users");
        assertThat(file.entry.getLastModifiedTime().toMillis()).isEqualTo(1_000_000);
        assertThat(seen.get(2).entry.isSymbolicLink()).isTrue();
        assertThat(seen.get(3).entry.isLink()).isTrue();
        assertThat(seen.get(4).entry.getDevMinor()).isEqualTo(3);
    }

    @Test
    void long_names_large_numbers_and_attributes_read_back_in_both_forms() throws IOException {
        String splits = "d".repeat(120) + "/" + "f".repeat(90);
        String tooLong = "e".repeat(300);
        var seen = read(new TestLayer().file(splits, "1").file(tooLong, "2").owner(3_000_000_000L, 5).mtime(-5, 500)
                .xattr("user.note", "x=\ny".getBytes(UTF_8)).symlink("s", tooLong).file(tooLong, "3").inGnu()
                .owner(3_000_000_000L, 5).symlink("g", tooLong).inGnu().file("short", "4").inPax().file("tiny", "5")
                .inGnuLong().file(splits, "6").inGnu().toBytes());
        assertThat(seen).extracting(s -> s.entry.getName()).containsExactly(splits, tooLong, "s", tooLong, "g", "short",
                "tiny", splits);
        assertThat(seen.get(1).entry.getLongUserId()).isEqualTo(3_000_000_000L);
        // The library cuts a number in base 256 to 32 bits.
        assertThat((int) seen.get(3).entry.getLongUserId()).isEqualTo((int) 3_000_000_000L);
        assertThat(seen.get(1).entry.getLastModifiedTime().toInstant()).isEqualTo(
                java.time.Instant.ofEpochSecond(-5, 500));
        assertThat(seen.get(1).entry.getExtraPaxHeaders()).containsEntry("SCHILY.xattr.user.note", "x=\ny");
        assertThat(seen.get(2).entry.getLinkName()).isEqualTo(tooLong);
        assertThat(seen.get(4).entry.getLinkName()).isEqualTo(tooLong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnu", "0.0", "0.1", "1.0"})
    void sparse_files_read_back(String form) throws IOException {
        var chunks = new ArrayList<SparseChunk>();
        byte[] expected = new byte[200_000];
        for (int i = 0; i < 30; i++) {
            byte[] data = ("chunk " + i + "…").repeat(80).getBytes(UTF_8);
            chunks.add(new SparseChunk(i * 4096L + 512, data));
            System.arraycopy(data, 0, expected, i * 4096 + 512, data.length);
        }
        var layer = new TestLayer();
        var array = chunks.toArray(SparseChunk[]::new);
        if (form.equals("gnu")) {
            layer.gnuSparse("var/s", expected.length, array);
        } else {
            layer.paxSparse(form, "var/s", expected.length, array);
        }
        var seen = read(layer.file("after", "x").toBytes());
        assertThat(seen).extracting(s -> s.entry.getName()).containsExactly("var/s", "after");
        assertThat(seen.getFirst().content).isEqualTo(expected);
    }

    @Test
    void a_bad_checksum_is_seen() throws IOException {
        var seen = read(new TestLayer().file("a", "b").badChecksum().file("c", "d").toBytes());
        assertThat(seen).extracting(s -> s.entry.isCheckSumOK()).containsExactly(false, true);
    }

    @Test
    void writing_twice_gives_the_same_bytes() {
        var layer = new TestLayer().file("e".repeat(300), "2").mtime(5, 7);
        assertThat(layer.toBytes()).isEqualTo(layer.toBytes());
    }
}
