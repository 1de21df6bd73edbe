package dev.cutaway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** How the window gets its engine where another has what it needs. */
class BundledEngineTest {

    @TempDir
    Path folder;

    private UserFolders folders() {
        return UserFolders.of(Map.of("XDG_RUNTIME_DIR", folder.resolve("run").toString()), folder);
    }

    @Test
    void while_an_engine_that_ends_still_has_the_store_another_start_is_tried() throws IOException {
        Path launcher = folder.resolve("launcher");
        Files.writeString(launcher, """
                #!/bin/sh
                cd "$(dirname "$0")" || exit 70
                if [ -e tried ]; then echo 'the disk has no room'; exit 3; fi
                : > tried
                exit 7
                """);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        var bundled = new BundledEngine(folders(), launcher.toString());
        assertThatThrownBy(bundled::connect).isInstanceOfSatisfying(EngineException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE)).hasMessageContaining("no room");
        assertThat(folder.resolve("tried")).exists();
    }

    @Test
    void an_engine_whose_socket_is_another_ones_says_that_it_is_taken() throws IOException {
        Path socket = folder.resolve("s/engine.sock");
        var host = new EngineHost(folders(), new PrintStream(OutputStream.nullOutputStream()));
        try (var server = DockerServer.start(new MemoryEngine(true), socket)) {
            assertThatThrownBy(() -> host.run(server.socket(), folder.resolve("data"), null))
                    .isInstanceOfSatisfying(EngineException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
                    .hasMessageContaining("already").hasMessageContaining("--socket");
        }
    }
}
