package dev.cutaway.inspector.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.testing.SparseChunk;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;

class LayerIndexerTest {

    private static final Place PLACE = Place.of("layer.tar");

    @Test
    void entries_keep_everything_the_tar_says_of_them() throws IOException {
        LayerIndex index = index(new TestLayer().dir("etc").mode(0750).owner(3, 4).ownerNames("sys", "adm")
                .file("etc/motd", "hello").mode(04755).owner(1000, 100).mtime(1_600_000_000, 5)
                .xattr("user.k", new byte[]{1, 2}).symlink("etc/link", "motd").characterDevice("null", 1, 3)
                .blockDevice("sda", 8, 1).fifo("pipe"));

        int etc = find(index, "/etc");
        assertThat(index.kind(etc)).isEqualTo(EntryKind.DIRECTORY);
        assertThat(index.mode(etc)).isEqualTo(0750);
        assertThat(index.uid(etc)).isEqualTo(3);
        assertThat(index.gid(etc)).isEqualTo(4);
        assertThat(index.userName(etc)).isEqualTo("sys");
        assertThat(index.groupName(etc)).isEqualTo("adm");
        int motd = find(index, "/etc/motd");
        assertThat(index.mode(motd)).isEqualTo(04755);
        assertThat(index.bytes(motd)).isEqualTo(5);
        assertThat(index.mtimeSeconds(motd)).isEqualTo(1_600_000_000);
        assertThat(index.mtimeNanos(motd)).isEqualTo(5);
        assertThat(index.xattrs(motd)).containsOnlyKeys("user.k");
        assertThat(index.xattrs(motd).get("user.k")).containsExactly(1, 2);
        assertThat(Digest.ofSha256(Objects.requireNonNull(index.contentDigest(motd))))
                .isEqualTo(Digest.of("hello".getBytes(UTF_8)));
        assertThat(index.linkTarget(find(index, "/etc/link"))).isEqualTo("motd".getBytes(UTF_8));
        assertThat(index.device(find(index, "/null"))).isEqualTo(1L << 32 | 3);
        assertThat(index.kind(find(index, "/sda"))).isEqualTo(EntryKind.BLOCK_DEVICE);
        assertThat(index.kind(find(index, "/pipe"))).isEqualTo(EntryKind.FIFO);
        assertThat(index.storedBytes()).isEqualTo(5);
        assertThat(index.dockerSize()).isEqualTo(5 + "motd".length());
    }

    @Test
    void children_are_sorted_by_unsigned_bytes_and_found_by_name() throws IOException {
        LayerIndex index = index(new TestLayer().entry('0', new byte[]{(byte) 0xff}, new byte[0]).file("b", "")
                .file("a", "").file("B", "").entry('0', "ä".getBytes(UTF_8), new byte[0]));
        byte[] previous = null;
        for (int child = index.firstChild(0); child < index.firstChild(0) + index.childCount(0); child++) {
            byte[] name = index.name(child);
            assertThat(previous == null || Arrays.compareUnsigned(previous, name) < 0).isTrue();
            assertThat(index.child(0, name)).isEqualTo(child);
            previous = name;
        }
        assertThat(index.childCount(0)).isEqualTo(5);
        assertThat(index.child(0, new byte[]{'c'})).isEqualTo(-1);
    }

    @Test
    void folders_that_no_entry_names_are_implied() throws IOException {
        LayerIndex index = index(new TestLayer().file("a/b/c", "x"));
        assertThat(index.implied(find(index, "/a/b"))).isTrue();
        assertThat(index.implied(find(index, "/a/b/c"))).isFalse();
        assertThat(index.path(find(index, "/a/b/c"))).isEqualTo("/a/b/c");
    }

    @Test
    void whiteouts_stand_under_the_name_they_hide_and_markers_make_folders_opaque() throws IOException {
        LayerIndex index = index(new TestLayer().whiteout("etc/gone").opaque("var").whiteout("both").dir("both")
                .dir("later").whiteout("later").file(".wh..wh.plnk/1", "aufs"));
        assertThat(index.kind(find(index, "/etc/gone"))).isEqualTo(EntryKind.WHITEOUT);
        assertThat(index.opaque(find(index, "/var"))).isTrue();
        assertThat(index.kind(find(index, "/both"))).isEqualTo(EntryKind.DIRECTORY);
        assertThat(index.opaque(find(index, "/both"))).isTrue();
        assertThat(index.opaque(find(index, "/later"))).isTrue();
    }

    @Test
    void a_later_entry_takes_the_path_and_the_earlier_stays_as_superseded() throws IOException {
        LayerIndex index = index(new TestLayer().file("f", "old!").hardlink("g", "f").file("f", "new").dir("d")
                .file("d/x", "12345").file("d", "now a file"));
        assertThat(index.bytes(find(index, "/f"))).isEqualTo(3);
        assertThat(index.storedBytes()).isEqualTo(4 + 3 + 5 + 10);
        assertThat(index.fileCount()).isEqualTo(4);
        int old = index.hardLinkEntry(find(index, "/g"));
        assertThat(old).isGreaterThanOrEqualTo(index.treeSize());
        assertThat(index.bytes(old)).isEqualTo(4);
        assertThat(index.path(old)).isEqualTo("/f");
        assertThat(index.kind(find(index, "/d"))).isEqualTo(EntryKind.FILE);
        assertThat(index.childCount(find(index, "/d"))).isZero();
        assertThat(index.dockerSize()).as("g still holds the old content").isEqualTo(4 + 3 + 10);
    }

    @Test
    void hard_links_lead_to_the_content_through_other_hard_links() throws IOException {
        LayerIndex index = index(new TestLayer().file("bin/a", "abc").hardlink("bin/b", "bin/a")
                .hardlink("bin/c", "./bin/b").hardlink("bin/d", "bin/missing").hardlink("bin/a", "bin/a"));
        int a = find(index, "/bin/a");
        assertThat(index.kind(a)).isEqualTo(EntryKind.FILE);
        assertThat(index.hardLinkEntry(find(index, "/bin/b"))).isEqualTo(a);
        assertThat(index.hardLinkEntry(find(index, "/bin/c"))).isEqualTo(a);
        assertThat(index.hardLinkEntry(find(index, "/bin/d"))).isEqualTo(-1);
        assertThat(index.dockerSize()).isEqualTo(3);
    }

    @Test
    void long_names_of_every_form_are_read_whole() throws IOException {
        String name = "deep/" + "long-name-".repeat(40);
        for (TestLayer layer : new TestLayer[]{new TestLayer().file(name, "1").inPax(),
                new TestLayer().file(name, "1").inGnuLong()}) {
            LayerIndex index = index(layer);
            assertThat(index.path(find(index, "/" + name))).isEqualTo("/" + name);
        }
    }

    @Test
    void sparse_files_of_every_form_count_and_read_in_full() throws IOException {
        SparseChunk chunk = new SparseChunk(1000, "data".getBytes(UTF_8));
        byte[] expected = new byte[5000];
        System.arraycopy("data".getBytes(UTF_8), 0, expected, 1000, 4);
        var forms = Map.of("gnu", new TestLayer().gnuSparse("s", 5000, chunk).file("after", "x"), "0.0",
                new TestLayer().paxSparse("0.0", "s", 5000, chunk).file("after", "x"), "0.1",
                new TestLayer().paxSparse("0.1", "s", 5000, chunk).file("after", "x"), "1.0",
                new TestLayer().paxSparse("1.0", "s", 5000, chunk).file("after", "x"));
        for (var form : forms.entrySet()) {
            LayerIndex index = index(form.getValue());
            int sparse = find(index, "/s");
            assertThat(index.bytes(sparse)).as(form.getKey()).isEqualTo(5000);
            assertThat(Digest.ofSha256(Objects.requireNonNull(index.contentDigest(sparse)))).as(form.getKey())
                    .isEqualTo(Digest.of(expected));
            assertThat(content(form.getValue(), index, sparse)).as(form.getKey()).isEqualTo(expected);
            assertThat(content(form.getValue(), index, find(index, "/after"))).asString(UTF_8).isEqualTo("x");
        }
    }

    @Test
    void sparse_files_of_thousands_of_pieces_are_read() throws IOException {
        SparseChunk[] chunks = new SparseChunk[2000];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = new SparseChunk(1024L * i, new byte[]{1});
        }
        LayerIndex index = index(new TestLayer().gnuSparse("s", 1024L * chunks.length, chunks).file("after", "x"));
        assertThat(index.bytes(find(index, "/s"))).isEqualTo(1024L * chunks.length);
        assertThat(index.bytes(find(index, "/after"))).isEqualTo(1);
    }

    @Test
    void entries_hidden_behind_a_lone_block_of_zeros_are_damage() {
        byte[] hidden = new TestLayer().file("hidden", "x").toBytes();
        assertProblem(new TestLayer().file("a", "1").raw(new byte[512]).raw(hidden), Problem.Malformed.class);
    }

    @Test
    void extended_headers_may_not_ask_for_any_amount_of_memory() {
        var greedy = new TestLayer();
        for (int i = 0; i < 6; i++) {
            greedy.globalPax("k" + i, "v".repeat(8000));
        }
        assertThatThrownBy(() -> index(greedy.file("f", "").pax("uname", "n".repeat(5000))))
                .isInstanceOf(ImageReadException.class);
        assertProblem(new TestLayer().globalPax("k", "v".repeat(1 << 20)).file("f", ""), Problem.OverLimit.class);
        assertProblem(new TestLayer().file("f", "").pax("uname", "a\0b"), Problem.Hostile.class);
    }

    @Test
    void a_sparse_file_of_a_petabyte_is_refused_at_once() {
        assertProblem(new TestLayer().paxSparse("1.0", "huge", 1L << 50, new SparseChunk(0, new byte[]{1})),
                Problem.OverLimit.class);
    }

    @Test
    void paths_are_taken_relative_to_the_root_and_may_not_leave_it() throws IOException {
        LayerIndex index = index(new TestLayer().file("/abs/./x//y", "1").file("a/../b", "2"));
        assertThat(index.bytes(find(index, "/abs/x/y"))).isEqualTo(1);
        assertThat(index.bytes(find(index, "/b"))).isEqualTo(1);
        assertProblem(new TestLayer().file("../etc/passwd", "x"), Problem.Hostile.class);
        assertProblem(new TestLayer().file("a/../../etc/passwd", "x"), Problem.Hostile.class);
        assertProblem(new TestLayer().file("ok", "").hardlink("h", "../../etc/shadow"), Problem.Hostile.class);
        assertProblem(new TestLayer().symlink("/", "/etc"), Problem.Hostile.class);
        assertProblem(new TestLayer().file("d/.wh...", ""), Problem.Hostile.class);
        assertProblem(new TestLayer().file("d/.wh.", ""), Problem.Hostile.class);
        assertProblem(new TestLayer().file("x", "").pax("path", "a\0b"), Problem.Hostile.class);
    }

    @Test
    void symbolic_links_are_kept_as_written_wherever_they_point() throws IOException {
        LayerIndex index = index(new TestLayer().symlink("out", "../../../etc").symlink("loop", "loop"));
        assertThat(index.linkTarget(find(index, "/out"))).asString(UTF_8).isEqualTo("../../../etc");
    }

    @Test
    void a_wrong_digest_is_named_with_both_values() {
        Digest wrong = Digest.of(new byte[]{1});
        byte[] tar = new TestLayer().file("a", "b").toBytes();
        assertThatThrownBy(() -> index(tar, tar.length, wrong, Progress.NONE))
                .isInstanceOfSatisfying(ImageReadException.class, e -> assertThat(e.problem())
                        .isEqualTo(new Problem.WrongDigest(PLACE, wrong, Digest.of(tar))));
    }

    @Test
    void truncation_at_every_block_is_noticed() {
        byte[] tar = new TestLayer().dir("d").file("d/f", "x".repeat(3000)).file("d/" + "n".repeat(200), "y").inPax()
                .toBytes();
        Digest whole = Digest.of(tar);
        for (int length = 0; length < tar.length; length += 512) {
            byte[] cut = Arrays.copyOf(tar, length);
            assertThatThrownBy(() -> index(cut, cut.length, whole, Progress.NONE))
                    .isInstanceOf(ImageReadException.class);
        }
        byte[] cutInside = Arrays.copyOf(tar, 512 + 100);
        assertThatThrownBy(() -> index(cutInside, cutInside.length, whole, Progress.NONE))
                .isInstanceOfSatisfying(ImageReadException.class,
                        e -> assertThat(e.problem()).isInstanceOf(Problem.Truncated.class));
    }

    @Test
    void errors_name_the_entry_and_its_offset() {
        byte[] tar = new TestLayer().file("first", "1").file("second", "2").announcedSize(100_000).toBytes();
        assertThatThrownBy(() -> index(tar, tar.length, null, Progress.NONE))
                .isInstanceOfSatisfying(ImageReadException.class, e -> {
                    assertThat(e.problem()).isInstanceOf(Problem.Truncated.class);
                    assertThat(e.problem().place().entry()).isEqualTo("second");
                    assertThat(e.problem().place().offset()).isEqualTo(tar.length);
                });
    }

    @Test
    void broken_headers_are_damage_not_a_crash() {
        assertProblem(new TestLayer().file("a", "b").badChecksum(), Problem.Malformed.class);
        assertProblem(new TestLayer().entry('Z', new byte[]{'z'}, new byte[0]), Problem.Unsupported.class);
        assertProblem(new TestLayer().raw(new byte[700]).raw(new byte[]{1}), null);
    }

    @Test
    void cancelling_stops_the_work() {
        byte[] tar = new TestLayer().file("big", new byte[4 << 20]).toBytes();
        Progress stop = bytes -> {
            throw new CancellationException();
        };
        assertThatThrownBy(() -> index(tar, tar.length, null, stop)).isInstanceOf(CancellationException.class);
    }

    @Test
    void a_layer_large_enough_for_the_pipeline_gives_the_same_index() throws IOException {
        var layer = new TestLayer();
        for (int i = 0; i < 3000; i++) {
            layer.file("f" + i, "content " + i + " ".repeat(i));
        }
        byte[] tar = layer.toBytes();
        LayerIndex index = index(tar, tar.length, Digest.of(tar), Progress.NONE);
        assertThat(index.childCount(0)).isEqualTo(3000);
        assertThat(index.tarBytes()).isEqualTo(tar.length);
    }

    @Test
    void too_many_entries_are_refused() {
        Limits few = new Limits(10, 4096, 1 << 20, 100, 1 << 20, 100);
        byte[] tar = new TestLayer().file("a/b/c/d/e/f/g/h/i/j/k/l", "deep").toBytes();
        var source = new LayerIndexer.Source(PLACE, Compression.NONE, tar.length, null, null);
        assertThatThrownBy(() -> new LayerIndexer(few).index(source, new ByteArrayInputStream(tar), Progress.NONE))
                .isInstanceOfSatisfying(ImageReadException.class,
                        e -> assertThat(e.problem()).isInstanceOf(Problem.OverLimit.class));
    }

    @Test
    void an_empty_layer_is_a_root_and_nothing_else() throws IOException {
        LayerIndex index = index(new TestLayer());
        assertThat(index.size()).isEqualTo(1);
        assertThat(index.path(0)).isEqualTo("/");
    }

    private static void assertProblem(TestLayer layer, @org.jspecify.annotations.Nullable Class<?> problem) {
        byte[] tar = layer.toBytes();
        if (problem == null) {
            assertThatThrownBy(() -> index(tar, tar.length, Digest.of(new byte[0]), Progress.NONE))
                    .isInstanceOf(ImageReadException.class);
        } else {
            assertThatThrownBy(() -> index(tar, tar.length, null, Progress.NONE)).isInstanceOfSatisfying(
                    ImageReadException.class, e -> assertThat(e.problem()).isInstanceOf(problem));
        }
    }

    private static byte[] content(TestLayer layer, LayerIndex index, int entry) throws IOException {
        var out = new ByteArrayOutputStream();
        LayerContent.copy(new ByteArrayInputStream(layer.toBytes()), index, entry, out, PLACE, Limits.DEFAULT);
        return out.toByteArray();
    }

    private static LayerIndex index(TestLayer layer) throws IOException {
        byte[] tar = layer.toBytes();
        return index(tar, tar.length, Digest.of(tar), Progress.NONE);
    }

    private static LayerIndex index(byte[] bytes, long announced, @org.jspecify.annotations.Nullable Digest diffId,
            Progress progress) throws IOException {
        var source = new LayerIndexer.Source(PLACE, Compression.NONE, announced, diffId, null);
        return new LayerIndexer(Limits.DEFAULT).index(source, new ByteArrayInputStream(bytes), progress);
    }

    private static int find(LayerIndex index, String path) {
        int entry = 0;
        for (String part : path.substring(1).split("/", -1)) {
            entry = index.child(entry, part.getBytes(UTF_8));
            assertThat(entry).as(path).isPositive();
        }
        return entry;
    }
}
