package dev.cutaway.docker.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class DockerContextsTest {

    @TempDir
    Path root;

    private List<Endpoint> find(Map<String, String> environment) {
        return new DockerContexts(environment, root.resolve("home"), root).find();
    }

    private void context(String name, String json) throws IOException {
        Path folder = Files.createDirectories(root.resolve("home/.docker/contexts/meta/" + name));
        Files.writeString(folder.resolve("meta.json"), json);
    }

    @Test
    void without_anything_there_is_the_default_socket() {
        assertThat(find(Map.of())).containsExactly(new Endpoint("default", "", "unix://" + root
                + "/var/run/docker.sock", root.resolve("var/run/docker.sock"), "", true));
    }

    @Test
    void contexts_are_listed_by_name_and_the_current_one_is_known() throws IOException {
        context("1", """
                {"Name":"work","Metadata":{"Description":"at work"},"Endpoints":{"docker":{"Host":"tcp://h:2376"}}}""");
        context("2", """
                {"Name":"lab","Metadata":{},"Endpoints":{"docker":{"Host":"unix:///lab.sock"}}}""");
        context("3", "{broken");
        Files.writeString(root.resolve("home/.docker/config.json"), "{\"currentContext\":\"lab\"}");

        List<Endpoint> found = find(Map.of());

        assertThat(found).extracting(Endpoint::name).containsExactly("default", "3", "lab", "work");
        assertThat(found).extracting(Endpoint::current).containsExactly(false, false, true, false);
        assertThat(found.get(3).socket()).isNull();
        assertThat(found.get(3).obstacle()).contains("unix://");
        assertThat(found.get(3).description()).isEqualTo("at work");
        assertThat(found.get(1).obstacle()).contains("cannot be read");
    }

    @Test
    void the_environment_counts_more_than_the_configuration() {
        assertThat(find(Map.of("DOCKER_HOST", "unix:///x.sock")).getFirst().socket()).isEqualTo(Path.of("/x.sock"));
        assertThat(find(Map.of("DOCKER_HOST", "ssh://me@there")).getFirst().obstacle()).isNotEmpty();
    }

    @Test
    void sockets_of_podman_are_found_where_they_are() throws IOException {
        Path user = Files.createDirectories(root.resolve("user/podman")).resolve("podman.sock");
        Files.createFile(user);

        assertThat(find(Map.of("XDG_RUNTIME_DIR", root.resolve("user").toString()))).extracting(Endpoint::socket)
                .containsExactly(root.resolve("var/run/docker.sock"), user);
    }
}
