package dev.cutaway.engine.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestArchive;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class LoadingTest {

    @TempDir
    Path folder;

    private TestStore store;

    private final TestLayer base = new TestLayer().dir("etc").file("etc/name", "base");
    private final TestLayer top = new TestLayer().file("app", "0123456789".repeat(300_000));

    @BeforeEach
    void open() throws IOException {
        store = new TestStore(folder.resolve("store"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private TestImage image(BlobForm form) {
        return new TestImage("lab/web:1").layer(base, form).layer(top, form).emptyStep("CMD [\"app\"]");
    }

    private TestImage small() {
        return new TestImage("lab/web:1").layer(base, BlobForm.GZIP).layer(new TestLayer().file("b", "2"));
    }

    private void checkWhole(TestImage image) throws IOException {
        try (var opened = store.open("lab/web:1")) {
            var read = opened.images().getFirst();
            assertThat(read.id()).isEqualTo(image.id());
            assertThat(read.config().raw()).isEqualTo(image.configBytes());
            for (var layer : read.layers()) {
                assertThat(layer.knownIndex()).isNotNull();
            }
            new ImageInspector(null, Limits.DEFAULT).inspect(read, Progress.NONE);
        }
        assertThat(store.files()).noneMatch(name -> name.startsWith("tmp"));
    }

    private EngineException fails(Reason reason, byte[] archive) throws IOException {
        Set<String> before = store.files();
        var failure = catchThrowableOfType(EngineException.class, () -> store.load(archive));
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).as(failure.text()).isEqualTo(reason);
        assertThat(failure.text()).doesNotContain("\n");
        assertThat(store.files()).isEqualTo(before);
        assertThat(store.catalog.snapshot().images()).isEmpty();
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void every_form_in_every_wrapper_is_loaded_whole(BlobForm wrapper) throws IOException {
        List<TestArchive> forms = List.of(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)),
                ArchiveForms.ociLayout(image(BlobForm.GZIP)), ArchiveForms.docker25(image(BlobForm.ZSTD)));
        for (TestArchive form : forms) {
            assertThat(store.load(wrapper.compress(form.toTar()))).containsExactly(image(BlobForm.PLAIN).id());
            checkWhole(image(BlobForm.PLAIN));
        }
    }

    @Test
    void archives_before_docker_1_10_are_loaded() throws IOException {
        Digest id = store.load(ArchiveForms.dockerV1(image(BlobForm.PLAIN)).toTar()).getFirst();
        assertThat(store.catalog.resolve("lab/web:1").id()).isEqualTo(id);
    }

    @Test
    void manifests_stay_as_they_came() throws IOException {
        store.load(ArchiveForms.ociLayout(image(BlobForm.GZIP)).toTar());
        assertThat(store.catalog.resolve("lab/web:1").manifest()).isEqualTo(image(BlobForm.GZIP).manifestDigest());
    }

    @Test
    void a_layer_is_kept_once_whatever_its_compression() throws IOException {
        store.load(ArchiveForms.ociLayout(image(BlobForm.GZIP)).toTar());
        Set<String> before = store.files();
        var other = new TestImage("lab/other:1").layer(base, BlobForm.ZSTD).layer(top, BlobForm.PLAIN);
        store.load(ArchiveForms.ociLayout(other).toTar());
        Set<String> added = store.files();
        added.removeAll(before);
        // A config and a manifest, no layer.
        assertThat(added).hasSize(2);
        assertThat(store.catalog.snapshot().layersOf(store.catalog.resolve("lab/other:1"))).extracting(
                LayerRecord::mediaType).containsOnly("application/vnd.oci.image.layer.v1.tar+gzip");
        try (var opened = store.open("lab/other:1")) {
            new ImageInspector(null, Limits.DEFAULT).inspect(opened.images().getFirst(), Progress.NONE);
        }
    }

    @Test
    void what_happens_is_told() throws IOException {
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        assertThat(store.heard).last().isEqualTo(
                new LoadEvent.Loaded(ImageReference.parse("lab/web:1"), image(BlobForm.PLAIN).id()));
        assertThat(store.heard).filteredOn(LoadEvent.LayerProgress.class::isInstance)
                .extracting(event -> ((LoadEvent.LayerProgress) event).current())
                .contains((long) base.toBytes().length, (long) top.toBytes().length);
        store.heard.clear();
        store.load(ArchiveForms.dockerArchive(small()).toTar());
        var tag = ImageReference.parse("lab/web:1");
        assertThat(store.heard).endsWith(new LoadEvent.TagMoved(tag, image(BlobForm.PLAIN).id()),
                new LoadEvent.Loaded(tag, small().id()));
        store.heard.clear();
        store.load(ArchiveForms.dockerArchive(new TestImage().layer(base)).toTar());
        assertThat(store.heard).last().isEqualTo(new LoadEvent.Loaded(null, new TestImage().layer(base).id()));
    }

    @Test
    void an_archive_cut_at_any_block_is_whole_or_leaves_nothing() throws IOException {
        for (TestArchive form : List.of(ArchiveForms.dockerArchive(small()), ArchiveForms.ociLayout(small()))) {
            byte[] whole = form.toTar();
            for (int length = 512; length < whole.length; length += 512) {
                byte[] cut = Arrays.copyOf(whole, length);
                try (var own = new TestStore(folder.resolve("cut-" + form.hashCode() + "-" + length))) {
                    try {
                        assertThat(own.load(cut)).containsExactly(small().id());
                    } catch (EngineException e) {
                        assertThat(e.reason()).isEqualTo(Reason.BAD_ARCHIVE);
                        assertThat(own.files()).isEmpty();
                        assertThat(own.catalog.snapshot().images()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void any_flipped_blob_is_found() throws IOException {
        for (TestArchive form : List.of(ArchiveForms.dockerArchive(small()), ArchiveForms.ociLayout(small()),
                ArchiveForms.docker25(small()))) {
            for (String name : form.names()) {
                if (name.endsWith("layer.tar") || name.startsWith("blobs/sha256/")) {
                    byte[] old = form.content(name);
                    var failure = fails(Reason.BAD_ARCHIVE, form.flip(name).toTar());
                    assertThat(failure.text()).contains(name);
                    form.edit(name, _ -> old);
                }
            }
        }
    }

    @Test
    void wrong_claims_are_bad_archives() throws IOException {
        Digest wrong = Digest.of(new byte[1]);
        fails(Reason.BAD_ARCHIVE, ArchiveForms.dockerArchive(small().claimDiffId(0, wrong)).toTar());
        fails(Reason.BAD_ARCHIVE, ArchiveForms.ociLayout(small().claimDiffId(1, wrong)).toTar());
        fails(Reason.BAD_ARCHIVE, ArchiveForms.ociLayout(small().claimDigest(0, wrong)).toTar());
        fails(Reason.BAD_ARCHIVE, ArchiveForms.ociLayout(small().claimSize(0, 3)).toTar());
        fails(Reason.BAD_ARCHIVE, ArchiveForms.dockerArchive(new TestImage("Lab/UPPER:1").layer(base)).toTar());
        fails(Reason.BAD_ARCHIVE, new byte[0]);
        fails(Reason.BAD_ARCHIVE, new TestLayer().file("../x", "1").toBytes());
    }

    @Test
    void one_bad_image_keeps_all_out() throws IOException {
        var bad = new TestImage("lab/bad:1").layer(top, BlobForm.PLAIN).claimDiffId(0, Digest.of(new byte[1]));
        fails(Reason.BAD_ARCHIVE, ArchiveForms.dockerArchive(small(), bad).toTar());
    }

    @Test
    void a_listener_that_has_enough_leaves_nothing() throws IOException {
        var enough = new CancellationException("enough");
        byte[] archive = ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar();
        assertThatThrownBy(() -> store.transfers.load(new ByteArrayInputStream(archive), event -> {
            if (event instanceof LoadEvent.LayerProgress progress && progress.total() > 1_000_000) {
                throw enough;
            }
        })).isSameAs(enough);
        assertThat(store.files()).isEmpty();
    }

    @Test
    void an_interrupted_load_leaves_nothing() throws Exception {
        byte[] archive = ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar();
        var half = new CountDownLatch(1);
        try (var out = new PipedOutputStream(); var in = new PipedInputStream(out, 1 << 16)) {
            var failure = new Throwable[1];
            Thread loader = Thread.ofPlatform().start(() -> {
                try {
                    store.transfers.load(in, _ -> half.countDown());
                } catch (IOException | RuntimeException e) {
                    failure[0] = e;
                }
            });
            out.write(archive, 0, archive.length / 2);
            half.await();
            loader.interrupt();
            loader.join();
            assertThat(failure[0]).isInstanceOf(CancellationException.class);
        }
        assertThat(store.files()).isEmpty();
        assertThat(store.load(archive)).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_leaves_nothing() throws IOException {
        byte[] archive = ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar();
        InputStream broken = new InputStream() {
            private final InputStream start = new ByteArrayInputStream(archive, 0, archive.length / 2);

            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int n = start.read(into, from, length);
                return n < 0 ? read() : n;
            }
        };
        assertThatThrownBy(() -> store.transfers.load(broken, store.heard::add)).isInstanceOf(EngineException.class)
                .hasMessageContaining("connection reset");
        assertThat(store.files()).isEmpty();
    }

    @Test
    void the_same_image_may_be_loaded_by_many_at_once()
            throws IOException, InterruptedException, ExecutionException {
        List<byte[]> archives = List.of(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar(),
                ArchiveForms.ociLayout(image(BlobForm.GZIP)).toTar(),
                ArchiveForms.ociLayout(image(BlobForm.ZSTD)).toTar());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Digest>>> loads = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                byte[] archive = archives.get(i % archives.size());
                loads.add(executor.submit(() -> store.transfers.load(new ByteArrayInputStream(archive), _ -> {
                })));
            }
            for (var load : loads) {
                assertThat(load.get()).containsExactly(image(BlobForm.PLAIN).id());
            }
        }
        checkWhole(image(BlobForm.PLAIN));
        // Two layers with their indexes, the config, a manifest: whatever else came is gone.
        assertThat(store.files()).hasSize(6);
    }

    @Test
    void a_full_disk_is_said_and_leaves_nothing() throws IOException, InterruptedException {
        // One megabyte of the two is the store's reserve.
        Path small = Files.createDirectory(folder.resolve("small"));
        org.junit.jupiter.api.Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString()) == 0, "only root may mount");
        try (var full = new TestStore(small.resolve("store"))) {
            byte[] archive = ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar();
            var failure = catchThrowableOfType(EngineException.class, () -> full.load(archive));
            assertThat(failure.reason()).isEqualTo(Reason.NO_SPACE);
            assertThat(full.files()).isEmpty();
            assertThat(full.load(ArchiveForms.dockerArchive(small()).toTar())).hasSize(1);
        } finally {
            assertThat(run("umount", "-l", small.toString())).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
