package dev.cutaway.inspector.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerContent;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.SparseChunk;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

/** Whatever bytes come as a layer: an index that holds together, or a typed error. */
class LayerFuzzTest {

    private static final Limits SMALL = new Limits(10_000, 4096, 1 << 20, 50, 1 << 16, 50);
    private static final Place PLACE = Place.of("fuzz");

    @FuzzTest(maxDuration = "15s")
    void any_bytes_give_an_index_or_a_typed_error(byte[] bytes) throws IOException {
        check(bytes);
    }

    @Test
    void mutated_layers_give_an_index_or_a_typed_error() throws IOException {
        byte[][] seeds = {everything().toBytes(), BlobForm.GZIP.compress(everything().toBytes()),
                BlobForm.ZSTD.compress(everything().toBytes())};
        var random = new Random(42);
        for (int round = 0; round < 6000; round++) {
            byte[] bytes = seeds[round % seeds.length].clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutate(bytes, random);
            }
            check(random.nextInt(8) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
        }
    }

    private static void mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) "0179/.\0 =\n,\u00ff".charAt(random.nextInt(12));
            case 2 -> {
                // Whole headers change places: valid checksums, impossible order.
                int block = at & -512;
                int other = random.nextInt(bytes.length) & -512;
                if (block + 512 <= bytes.length && other + 512 <= bytes.length) {
                    System.arraycopy(bytes.clone(), other, bytes, block, 512);
                }
            }
            default -> header(bytes, at & -512, random);
        }
    }

    /** Changes a byte of a header and makes its checksum right again, so that what follows the checksum is reached. */
    private static void header(byte[] bytes, int block, Random random) {
        if (block + 512 > bytes.length) {
            return;
        }
        bytes[block + random.nextInt(512)] = (byte) "0123456789xgLKSV/.-\0 ".charAt(random.nextInt(21));
        int sum = 8 * ' ';
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? 0 : bytes[block + i] & 0xff;
        }
        byte[] text = String.format(java.util.Locale.ROOT, "%06o\0 ", sum)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, block + 148, 8);
    }

    private static void check(byte[] bytes) throws IOException {
        Compression compression = Compression.detect(bytes);
        var source = new LayerIndexer.Source(PLACE, compression, bytes.length, null, null);
        LayerIndex index;
        try {
            index = new LayerIndexer(SMALL).index(source, new ByteArrayInputStream(bytes), Progress.NONE);
        } catch (ImageReadException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        holdsTogether(index);
        for (int entry = 0; entry < index.size(); entry++) {
            if (index.kind(entry) == EntryKind.FILE) {
                try (var tar = compression.decompress(new ByteArrayInputStream(bytes), PLACE, SMALL)) {
                    LayerContent.copy(tar, index, entry, OutputStream.nullOutputStream(), PLACE, SMALL);
                }
            }
        }
    }

    private static void holdsTogether(LayerIndex index) {
        int children = 1;
        for (int entry = 0; entry < index.treeSize(); entry++) {
            assertThat(index.parent(entry)).isLessThan(entry);
            assertThat(index.path(entry)).startsWith("/");
            for (int child = index.firstChild(entry), i = 0; i < index.childCount(entry); i++, child++) {
                assertThat(index.parent(child)).isEqualTo(entry);
                assertThat(index.child(entry, index.name(child))).isEqualTo(child);
                children++;
            }
            index.xattrs(entry);
            index.linkTarget(entry);
            assertThat(index.hardLinkEntry(entry)).isLessThan(index.size());
        }
        assertThat(children).isEqualTo(index.treeSize());
        assertThat(index.storedBytes()).isNotNegative();
    }

    private static TestLayer everything() {
        return new TestLayer().dir("a").file("a/f", "content of f").mode(0644).symlink("a/s", "f")
                .hardlink("a/h", "a/f").whiteout("a/gone").opaque("b").file("b/new", "n").fifo("p")
                .characterDevice("null", 1, 3).file("long/" + "n".repeat(150), "1").inPax()
                .file("gnu/" + "n".repeat(150), "2").inGnuLong()
                .gnuSparse("sp", 4000, new SparseChunk(512, new byte[600]))
                .paxSparse("1.0", "sp1", 4000, new SparseChunk(512, new byte[600]))
                .paxSparse("0.1", "sp01", 4000, new SparseChunk(1000, new byte[10])).file("a/x", "1")
                .xattr("user.a", new byte[]{1}).globalPax("comment", "hi").file("a/f", "again");
    }
}
