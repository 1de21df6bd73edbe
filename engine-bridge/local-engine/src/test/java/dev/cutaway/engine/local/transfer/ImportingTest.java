package dev.cutaway.engine.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

class ImportingTest {

    @TempDir
    Path folder;

    private TestStore store;

    private final TestLayer root = new TestLayer().dir("etc").file("etc/name", "root").file("big",
            "0123456789".repeat(300_000));

    @BeforeEach
    void open() throws IOException {
        store = new TestStore(folder.resolve("store"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private static ImportOptions options(String... changes) {
        return new ImportOptions(ImageReference.parse("lab/imp:1"), "m", List.of(changes), null, null);
    }

    private ImageConfig imported(byte[] tar, ImportOptions options) throws IOException {
        store.transfers.importRoot(new ByteArrayInputStream(tar), options, Progress.NONE);
        try (var opened = store.open("lab/imp:1")) {
            new ImageInspector(null, Limits.DEFAULT).inspect(opened.images().getFirst(), Progress.NONE);
            return opened.images().getFirst().config();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_root_comes_in_every_compression(BlobForm form) throws IOException {
        ImageConfig config = imported(form.compress(root.toBytes()), options("CMD [\"sh\"]"));
        assertThat(config.diffIds()).containsExactly(root.diffId());
        assertThat(config.runtime().cmd()).containsExactly("sh");
        assertThat(config.history()).singleElement().satisfies(step -> {
            assertThat(step.comment()).isEqualTo("m");
            assertThat(step.createdBy()).isEmpty();
        });
        assertThat(store.save(SaveOptions.DEFAULT, "lab/imp:1")).isNotEmpty();
        assertThat(store.files()).hasSize(4);
    }

    @Test
    void the_config_has_the_form_that_docker_gives_it() throws IOException {
        String config = new String(
                imported(root.toBytes(), new ImportOptions(ImageReference.parse("lab/imp:1"), "", List.of(),
                        new Platform("linux", "amd64", null, null), null)).raw(),
                StandardCharsets.UTF_8);
        String runtime = "{\"Hostname\":\"\",\"Domainname\":\"\",\"User\":\"\",\"AttachStdin\":false,"
                + "\"AttachStdout\":false,\"AttachStderr\":false,\"Tty\":false,\"OpenStdin\":false,"
                + "\"StdinOnce\":false,\"Env\":null,\"Cmd\":null,\"Image\":\"\",\"Volumes\":null,"
                + "\"WorkingDir\":\"\",\"Entrypoint\":null,\"OnBuild\":null,\"Labels\":null}";
        assertThat(config.replaceAll("\"created\":\"[^\"]*\"", "\"created\":\"T\"")).isEqualTo(
                "{\"architecture\":\"amd64\",\"comment\":\"Imported from -\",\"config\":" + runtime
                        + ",\"container_config\":" + runtime + ",\"created\":\"T\",\"docker_version\":\"0.1.0\","
                        + "\"history\":[{\"created\":\"T\",\"comment\":\"Imported from -\"}],\"os\":\"linux\","
                        + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + root.diffId() + "\"]}}");
    }

    @Test
    void what_is_no_tar_is_refused_and_leaves_nothing() throws IOException {
        byte[] tar = root.toBytes();
        for (byte[] bad : List.of(new byte[0], "no tar".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(tar, tar.length / 2), Arrays.copyOf(BlobForm.GZIP.compress(tar), 1000))) {
            var failure = catchThrowableOfType(EngineException.class, () -> imported(bad, options()));
            assertThat(failure.reason()).isEqualTo(Reason.BAD_ARCHIVE);
            assertThat(store.files()).isEmpty();
        }
        assertThatThrownBy(() -> imported(tar, options("RUN true")))
                .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID))
                .hasMessage("run is not a valid change command");
        var enough = new CancellationException("enough");
        assertThatThrownBy(() -> store.transfers.importRoot(new ByteArrayInputStream(tar), options(), _ -> {
            throw enough;
        })).isSameAs(enough);
        assertThat(store.files()).isEmpty();
    }

    @Test
    void a_root_may_be_fetched() throws IOException {
        byte[] tar = BlobForm.GZIP.compress(root.toBytes());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/root.tar", exchange -> {
            exchange.sendResponseHeaders(200, tar.length);
            exchange.getResponseBody().write(tar);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort();
            var announced = new AtomicLong();
            var fetched = new ImportOptions(null, "", List.of(), null, URI.create(address + "/root.tar"));
            Digest id = store.transfers.importRoot(null, fetched, new Progress() {
                @Override
                public void advance(long bytes) {
                    assertThat(bytes).isNotNegative();
                }

                @Override
                public void total(long bytes) {
                    announced.set(bytes);
                }
            });
            assertThat(announced).hasValue(tar.length);
            assertThat(new String(store.blobs.read(id), StandardCharsets.UTF_8)).contains(
                    "Imported from " + address + "/root.tar");
            var missing = new ImportOptions(null, "", List.of(), null, URI.create(address + "/none"));
            assertThatThrownBy(() -> store.transfers.importRoot(null, missing, Progress.NONE))
                    .hasMessage("failed to GET " + address + "/none with status 404");
        } finally {
            server.stop(0);
        }
        var odd = new ImportOptions(null, "", List.of(), null, URI.create("file:///etc/passwd"));
        assertThatThrownBy(() -> store.transfers.importRoot(null, odd, Progress.NONE))
                .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
    }
}
