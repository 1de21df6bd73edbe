package dev.cutaway.inspector.codec;

import static dev.cutaway.inspector.testing.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.testing.BlobForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;

class CompressionTest {

    private static final Place PLACE = Place.of("layer");
    private static final Limits TIGHT = new Limits(1, 1, 100_000, 50, 1, 1);

    /** Text with some entropy: neither one long match nor stored blocks only. */
    private static final byte[] PLAIN = plain(40_000);

    private static byte[] plain(int length) {
        var random = new Random(7);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ("etaoin shrdlu".charAt(random.nextInt(13)) + (random.nextInt(50) == 0 ? 100 : 0));
        }
        return bytes;
    }

    private static byte[] undo(byte[] compressed) throws IOException {
        return undo(compressed, Limits.DEFAULT);
    }

    private static byte[] undo(byte[] compressed, Limits limits) throws IOException {
        byte[] head = Arrays.copyOf(compressed, Math.min(compressed.length, Compression.HEAD_BYTES));
        try (InputStream in = Compression.detect(head).decompress(new ByteArrayInputStream(compressed), PLACE,
                limits)) {
            return in.readAllBytes();
        }
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(BlobForm.class)
    void every_form_is_known_by_its_magic_and_undone(BlobForm form) throws IOException {
        assertThat(undo(form.compress(PLAIN))).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @EnumSource(BlobForm.class)
    void nothing_at_all_can_be_compressed_too(BlobForm form) throws IOException {
        assertThat(undo(form.compress(new byte[0]))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = BlobForm.class, names = "PLAIN", mode = Mode.EXCLUDE)
    void streams_one_after_another_are_one(BlobForm form) throws IOException {
        byte[] two = join(form.compress(PLAIN), form.compress(new byte[0]), form.compress(PLAIN));

        assertThat(undo(two)).isEqualTo(join(PLAIN, PLAIN));
    }

    @ParameterizedTest
    @EnumSource(value = BlobForm.class, names = {"PLAIN", "GZIP_MEMBERS"}, mode = Mode.EXCLUDE)
    void a_cut_anywhere_is_truncation(BlobForm form) {
        byte[] whole = form.compress(PLAIN);
        for (int length = Compression.HEAD_BYTES; length < whole.length; length += 1 + length / 40) {
            byte[] cut = Arrays.copyOf(whole, length);
            var truncated = problem(Problem.Truncated.class, () -> undo(cut));

            assertThat(truncated.place().offset()).isBetween(0L, (long) PLAIN.length);
            assertThat(truncated.describe()).contains(length + " bytes");
        }
    }

    @ParameterizedTest
    @EnumSource(value = BlobForm.class, names = "PLAIN", mode = Mode.EXCLUDE)
    void no_changed_byte_ends_in_an_untyped_error_or_passes_a_checksum(BlobForm form) throws IOException {
        byte[] whole = form.compress(PLAIN);
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] changed = whole.clone();
            changed[Compression.HEAD_BYTES + random.nextInt(changed.length - Compression.HEAD_BYTES)] ^= (byte) (1
                    + random.nextInt(255));
            try {
                // The writer here puts no checksum into zstd frames; all other forms have one.
                byte[] undone = undo(changed);
                if (form != BlobForm.ZSTD) {
                    assertThat(undone).isEqualTo(PLAIN);
                }
            } catch (ImageReadException e) {
                assertThat(e.problem().place().file()).isEqualTo("layer");
            }
        }
    }

    @Test
    void a_wrong_checksum_and_a_wrong_length_of_a_gzip_member_are_damage() {
        byte[] gzip = BlobForm.GZIP.compress(PLAIN);
        byte[] wrongSum = gzip.clone();
        wrongSum[gzip.length - 8] ^= 1;
        byte[] wrongLength = gzip.clone();
        wrongLength[gzip.length - 4] ^= 1;

        assertThat(problem(Problem.Malformed.class, () -> undo(wrongSum)).describe()).contains("checksum");
        assertThat(problem(Problem.Malformed.class, () -> undo(wrongLength)).describe()).contains("length");
    }

    @Test
    void a_gzip_header_may_have_every_optional_field() throws IOException {
        byte[] gzip = BlobForm.GZIP.compress(PLAIN);
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 0, 0};

        assertThat(undo(join(header, Arrays.copyOfRange(gzip, 10, gzip.length)))).isEqualTo(PLAIN);
    }

    @Test
    void zeros_behind_gzip_are_padding_and_anything_else_is_damage() throws IOException {
        byte[] gzip = BlobForm.GZIP.compress(PLAIN);

        assertThat(undo(join(gzip, new byte[300_000]))).isEqualTo(PLAIN);
        problem(Problem.Malformed.class, () -> undo(join(gzip, new byte[]{1, 2, 3})));
        problem(Problem.Malformed.class, () -> undo(join(gzip, new byte[]{0, 0, 3})));
    }

    @Test
    void a_gzip_member_may_end_anywhere_in_what_the_source_gives() throws IOException {
        byte[] member = BlobForm.GZIP.compress(plain(1000));
        byte[] all = join(member, member, member);
        for (int piece = 1; piece < 40; piece++) {
            var in = Compression.GZIP.decompress(new InPieces(new ByteArrayInputStream(all), piece), PLACE,
                    Limits.DEFAULT);

            assertThat(in.readAllBytes()).hasSize(3000);
        }
    }

    @Test
    void skippable_zstd_frames_are_skipped_wherever_they_stand() throws IOException {
        byte[] frame = BlobForm.ZSTD.compress(PLAIN);
        byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};

        assertThat(Compression.detect(skippable)).isEqualTo(Compression.ZSTD);
        assertThat(undo(join(skippable, frame, skippable, frame, skippable))).isEqualTo(join(PLAIN, PLAIN));
    }

    @Test
    void a_tar_whose_first_name_looks_like_bzip2_is_a_tar() {
        byte[] name = Arrays.copyOf("BZh9.txt".getBytes(StandardCharsets.US_ASCII), 512);

        assertThat(Compression.detect(name)).isEqualTo(Compression.NONE);
    }

    @Test
    void fewer_bytes_than_any_magic_are_not_compressed() {
        assertThat(Compression.detect(new byte[0])).isEqualTo(Compression.NONE);
        assertThat(Compression.detect(new byte[]{0x1f})).isEqualTo(Compression.NONE);
        assertThat(Compression.detect(new byte[]{'B', 'Z', 'h', '9'})).isEqualTo(Compression.NONE);
    }

    @ParameterizedTest
    @EnumSource(value = BlobForm.class, names = {"PLAIN", "GZIP_MEMBERS"}, mode = Mode.EXCLUDE)
    void a_bomb_stops_soon_after_the_bound(BlobForm form) throws IOException {
        byte[] bomb = form.compress(new byte[30_000_000]);
        var in = Compression.detect(Arrays.copyOf(bomb, Compression.HEAD_BYTES))
                .decompress(new ByteArrayInputStream(bomb), PLACE, TIGHT);

        var over = problem(Problem.OverLimit.class, in::readAllBytes);
        assertThat(over.limit()).isEqualTo(50);
        assertThat(over.place().offset()).isLessThan(100_000 + 50L * bomb.length + (1 << 20));
    }

    @Test
    void what_expands_a_lot_is_let_through_below_the_floor() throws IOException {
        assertThat(undo(BlobForm.ZSTD.compress(new byte[100_000]), TIGHT)).hasSize(100_000);
    }

    @Test
    void a_header_that_asks_for_gigabytes_is_refused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new XZOutputStream(bytes, new LZMA2Options(0))) {
            out.write(PLAIN);
        }
        byte[] greedy = bytes.toByteArray();
        // Block header: size, flags, filter id, its property size, the dictionary's size, padding, then a CRC32.
        greedy[16] = 37;
        var crc = new CRC32();
        crc.update(greedy, 12, 8);
        for (int i = 0; i < 4; i++) {
            greedy[20 + i] = (byte) (crc.getValue() >> (8 * i));
        }

        assertThat(problem(Problem.OverLimit.class, () -> undo(greedy)).describe()).contains("memory");
    }

    @Test
    void a_zstd_window_of_two_gigabytes_is_refused() {
        // Magic, no options, window descriptor of 2^31, one last raw block of five bytes.
        byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (21 << 3), 1 | 5 << 3, 0, 0, 1, 2, 3, 4, 5};

        assertThat(problem(Problem.OverLimit.class, () -> undo(frame)).describe()).contains("memory");
    }

    @Test
    void failures_of_the_source_pass_as_they_are() throws IOException {
        for (Compression compression : Compression.values()) {
            byte[] part = Arrays.copyOf(BlobForm.valueOf(compression == Compression.NONE ? "PLAIN" : compression.name())
                    .compress(PLAIN), 3000);
            var disk = new IOException("disk");
            assertThatThrownBy(() -> readAll(compression, failing(part, disk, null))).isSameAs(disk);

            var cancel = new CancellationException();
            assertThatThrownBy(() -> readAll(compression, failing(part, null, cancel))).isSameAs(cancel);
        }
    }

    private static void readAll(Compression compression, InputStream source) throws IOException {
        try (InputStream in = compression.decompress(source, PLACE, Limits.DEFAULT)) {
            in.readAllBytes();
        }
    }

    private static InputStream failing(byte[] first, @Nullable IOException checked,
            @Nullable RuntimeException unchecked) {
        return new SequenceInputStream(new ByteArrayInputStream(first), new InputStream() {
            @Override
            public int read() throws IOException {
                if (checked != null) {
                    throw checked;
                }
                throw Objects.requireNonNull(unchecked);
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        });
    }

    @Test
    void closing_the_stream_closes_the_source_even_when_the_header_is_broken() throws IOException {
        for (Compression compression : Compression.values()) {
            var source = new Closing(new byte[20]);
            try (InputStream in = compression.decompress(source, PLACE, Limits.DEFAULT)) {
                in.readNBytes(1);
            } catch (ImageReadException e) {
                assertThat(compression).isNotEqualTo(Compression.NONE);
            }
            assertThat(source.closed).isTrue();
        }
    }

    /** Remembers that it was closed. */
    private static final class Closing extends ByteArrayInputStream {
        private boolean closed;

        Closing(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void close() throws IOException {
            closed = true;
            super.close();
        }
    }

    /** Gives a few bytes at a time. */
    private static final class InPieces extends FilterInputStream {
        private final int most;

        InPieces(InputStream in, int most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return in.read(into, from, Math.min(length, most));
        }
    }
}
