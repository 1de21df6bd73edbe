package dev.cutaway.inspector.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.analysis.WasteLedger;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.FolderSpool;
import dev.cutaway.inspector.testing.TestArchive;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Whatever bytes come as an archive: images that were read whole and verified, or a typed error. */
class ArchiveFuzzTest {

    private static final Limits SMALL = new Limits(10_000, 4096, 1 << 20, 50, 1 << 16, 50);
    private static final String JSON_BYTES = "{}[]\",:0129.-eEntrue\\u\u00ff\0 sha256:/";

    @FuzzTest(maxDuration = "15s")
    void any_bytes_give_images_or_a_typed_error(byte[] bytes) throws IOException {
        look(bytes);
    }

    @Test
    void mutated_archives_of_every_form_give_images_or_a_typed_error() throws IOException {
        List<byte[]> seeds = seeds();
        var random = new Random(7);
        for (int round = 0; round < 1500; round++) {
            byte[] bytes = seeds.get(round % seeds.size()).clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = random.nextBoolean()
                        ? (byte) (bytes[at] ^ 1 << random.nextInt(8))
                        : (byte) JSON_BYTES.charAt(random.nextInt(JSON_BYTES.length()));
            }
            look(bytes);
        }
    }

    @Test
    void mutated_documents_give_images_or_a_typed_error() throws IOException {
        var random = new Random(11);
        for (int round = 0; round < 1500; round++) {
            List<TestArchive> forms = forms();
            TestArchive archive = forms.get(round % forms.size());
            List<String> documents = archive.names().stream().filter(name -> !name.endsWith("/"))
                    .filter(name -> archive.content(name).length > 0)
                    .filter(name -> archive.content(name)[0] == '{' || archive.content(name)[0] == '[').toList();
            archive.edit(documents.get(random.nextInt(documents.size())), content -> mutated(content, random));
            look(archive.toTar());
        }
    }

    /** What is cut off may be of no consequence, such as padding or a table that repeats the manifest. */
    @Test
    void an_archive_cut_off_at_any_block_gives_the_whole_images_or_a_typed_error() throws IOException {
        for (TestArchive form : forms()) {
            byte[] whole = form.toTar();
            List<Digest> all = inspect(whole);
            int refused = 0;
            for (int length = 0; length < whole.length; length += 512) {
                try {
                    assertThat(inspect(Arrays.copyOf(whole, length))).isEqualTo(all);
                } catch (ImageReadException e) {
                    refused++;
                }
            }
            assertThat(refused).isGreaterThan(whole.length / 512 / 2);
        }
    }

    private static byte[] mutated(byte[] content, Random random) {
        byte[] bytes = content.clone();
        int from = random.nextInt(bytes.length);
        switch (random.nextInt(3)) {
            case 0 -> bytes[from] = (byte) JSON_BYTES.charAt(random.nextInt(JSON_BYTES.length()));
            case 1 -> {
                int to = Math.min(bytes.length, from + random.nextInt(40));
                byte[] without = Arrays.copyOf(bytes, bytes.length - (to - from));
                System.arraycopy(content, to, without, from, content.length - to);
                return without;
            }
            default -> {
                int length = Math.min(random.nextInt(30), bytes.length - from);
                System.arraycopy(content, random.nextInt(bytes.length - length + 1), bytes, from, length);
            }
        }
        return bytes;
    }

    /** A file and a stream give the same images, or both are refused. */
    private static void look(byte[] bytes) throws IOException {
        assertThat(refusedOr(() -> inspectStream(bytes))).isEqualTo(refusedOr(() -> inspect(bytes)));
    }

    private static Object refusedOr(Callable<List<Digest>> reading) throws IOException {
        try {
            return reading.call();
        } catch (ImageReadException e) {
            assertThat(e.problem().describe()).isNotBlank();
            assertThat(e.problem().place().file()).isNotBlank();
            return "refused";
        } catch (Exception e) {
            throw new AssertionError("not a typed refusal", e);
        }
    }

    private static List<Digest> inspectStream(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        try (ImageArchive archive = ImageArchive.read(new ByteArrayInputStream(bytes), Path.of("stream"),
                FolderSpool.in(folder), SMALL, Progress.NONE)) {
            for (ArchivedImage image : archive.images()) {
                new ImageInspector(null, SMALL).inspect(image, Progress.NONE);
            }
            return archive.images().stream().map(ArchivedImage::id).toList();
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static List<Digest> inspect(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".tar");
        try {
            Files.write(file, bytes);
            try (ImageArchive archive = ImageArchive.open(file, SMALL, Progress.NONE)) {
                for (ArchivedImage image : archive.images()) {
                    InspectedImage inspected = new ImageInspector(null, SMALL).inspect(image, Progress.NONE);
                    var ledger = WasteLedger.of(inspected.tree());
                    assertThat(ledger.liveBytes() + ledger.deadBytes()).isEqualTo(inspected.storedBytes());
                }
                return archive.images().stream().map(ArchivedImage::id).toList();
            }
        } finally {
            Files.delete(file);
        }
    }

    private static List<TestArchive> forms() {
        TestLayer base = new TestLayer().dir("etc").file("etc/os", "base").file("etc/big", new byte[2000]);
        TestLayer top = new TestLayer().whiteout("etc/os").file("app", "x").hardlink("app2", "app");
        TestImage one = new TestImage("lab/one:1").layer(base, BlobForm.GZIP).createdBy("ADD x /")
                .emptyStep("CMD [\"a\"]").layer(top, BlobForm.ZSTD).createdBy("RUN rm /etc/os");
        TestImage plain = new TestImage("lab/plain:1", "lab/plain:2").layer(base).layer(top);
        return List.of(ArchiveForms.dockerArchive(plain), ArchiveForms.dockerV1(plain), ArchiveForms.ociLayout(one),
                ArchiveForms.docker25(one), ArchiveForms.containerdStore("lab/one:1", List.of(one), List.of(plain)));
    }

    private static List<byte[]> seeds() {
        List<byte[]> plain = forms().stream().map(TestArchive::toTar).toList();
        var all = new java.util.ArrayList<>(plain);
        all.add(BlobForm.GZIP.compress(plain.getFirst()));
        all.add(BlobForm.XZ.compress(plain.get(2)));
        all.add(BlobForm.BZIP2.compress(plain.get(2)));
        all.add(BlobForm.ZSTD.compress(plain.get(3)));
        return all;
    }
}
