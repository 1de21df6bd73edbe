package dev.cutaway.engine.local.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Dockerfiles that Docker's classic builder has built, too: the images hold the same. See {@code build/README.md}. */
class SameAsDockerTest extends WorkbenchTest {

    @ParameterizedTest
    @ValueSource(strings = {"copy", "owners", "add", "settings", "entrypoint", "arguments", "stages", "ignored",
            "patterns"})
    void an_image_has_the_files_and_settings_that_docker_gives_it(String name) throws Exception {
        check(name);
    }

    @Test
    void commands_leave_the_layers_that_docker_gets_from_them() throws Exception {
        Workbench.assumeCommandsRun();
        check("run");
    }

    private void check(String name) throws Exception {
        bench.withBase();
        var request = BuildRequest.of(new BuildSource.Folder(copied(name)), ImageReference.parse("lab/" + name));
        Digest image = bench.build(request.withArg("WITH", "default"));
        assertThat(Seen.image(bench.config(image), bench.layers(image)))
                .containsExactlyElementsOf(expected(name));
        assertThat(bench.build(request.withArg("WITH", "default"))).isEqualTo(image);
        assertThat(bench.unfinished()).isEmpty();
    }

    private static List<String> expected(String name) throws IOException {
        try (InputStream in = Workbench.resource("/build/semantic/" + name + ".txt")) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    /** A checkout's modes are the user's; these are those the expectation was recorded with. */
    private Path copied(String name) throws IOException {
        // Not from the class path: Maven copies what links lead to.
        Path from = Path.of("src/test/resources/build/semantic", name);
        Path to = contexts.resolve(name);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
                if (!Files.isSymbolicLink(file)) {
                    boolean run = Files.isDirectory(file) || file.toString().endsWith(".sh");
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(run
                            ? "rwxr-xr-x"
                            : "rw-r--r--"));
                }
            }
        }
        return to;
    }
}
