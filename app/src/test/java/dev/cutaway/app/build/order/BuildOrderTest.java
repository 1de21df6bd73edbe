package dev.cutaway.app.build.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.app.build.order.BuildOrder.Part;
import dev.cutaway.app.build.order.BuildOrder.Problem;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildRequest.Network;
import dev.cutaway.engine.api.build.BuildSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class BuildOrderTest {

    private static final BuildOrder FULL = new BuildOrder("shop/web:1.2, web", "build", Map.of("V", "3"),
            Map.of("team", "x"), "linux/arm64", false, Network.NONE, List.of(), List.of("db:10.0.0.5"), true);

    @TempDir
    Path folder;

    @Test
    void a_full_order_becomes_a_request() throws IOException {
        BuildRequest request = FULL.request(new BuildSource.Nothing(), "Dockerfile", "FROM scratch", Map.of());
        assertThat(request.tags()).extracting(ImageReference::familiar).containsExactly("shop/web:1.2", "web:latest");
        assertThat(request.target()).isEqualTo("build");
        assertThat(request.args()).containsEntry("V", "3");
        assertThat(request.options().cache()).isFalse();
        assertThat(request.options().ssh()).isTrue();
        assertThat(String.valueOf(request.options().platform())).isEqualTo("linux/arm64");
        assertThat(request.text()).isEqualTo("FROM scratch");
    }

    @Test
    void each_thing_that_makes_no_sense_is_named() {
        var wrong = new BuildOrder("Shop:1 ok", "nowhere", Map.of("a b", "1"), Map.of(" ", "x"), "vax/vms/1/2", true,
                Network.DEFAULT, List.of(new Secret.Variable("", "X")), List.of("nohost"), false);
        assertThat(wrong.problems(List.of("build"))).extracting(Problem::part).containsExactly(Part.TAG, Part.TARGET,
                Part.ARGUMENT, Part.LABEL, Part.PLATFORM, Part.SECRET, Part.HOST);
        assertThat(FULL.problems(List.of("Build"))).isEmpty();
        assertThat(BuildOrder.PLAIN.problems(List.of())).isEmpty();
    }

    @Test
    void secrets_are_read_when_a_build_begins_from_files_and_variables() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "t0p");
        var order = new BuildOrder("", "", Map.of(), Map.of(), "", true, Network.DEFAULT,
                List.of(new Secret.File("a", file), new Secret.Variable("b", "TOKEN")), List.of(), false);
        BuildRequest request = order.request(new BuildSource.Nothing(), "Dockerfile", null, Map.of("TOKEN", "v"));
        assertThat(new String(request.secrets().get("a"), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("t0p");
        assertThat(new String(request.secrets().get("b"), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("v");
        assertThatThrownBy(() -> order.request(new BuildSource.Nothing(), "Dockerfile", null, Map.of()))
                .isInstanceOf(NoSuchFileException.class).hasMessageContaining("TOKEN");
    }

    @Test
    void a_secrets_relative_path_begins_in_the_context_and_what_is_too_large_is_none() throws IOException {
        Files.writeString(folder.resolve("token"), "t0p");
        Files.write(folder.resolve("huge"), new byte[Secret.LARGEST + 1]);
        assertThat(new Secret.File("a", Path.of("token")).read(Map.of(), folder)).hasSize(3);
        assertThatThrownBy(() -> new Secret.File("a", Path.of("huge")).read(Map.of(), folder))
                .hasMessageContaining("500 kB");
        assertThatThrownBy(() -> new Secret.File("a", Path.of("~/no such file")).read(Map.of(), folder))
                .isInstanceOf(NoSuchFileException.class).hasMessageStartingWith(System.getProperty("user.home"));
    }

    @Test
    void an_order_is_remembered_with_its_dockerfile_but_not_its_secrets() {
        AppSettings settings = AppSettings.inMemory();
        Path dockerfile = folder.resolve("Dockerfile");
        var secret = new BuildOrder(FULL.tags(), FULL.target(), FULL.args(), FULL.labels(), FULL.platform(), false,
                Network.NONE, List.of(new Secret.Variable("id", "VERY_SECRET")), FULL.hosts(), true);
        new OrderMemory(settings).remember(dockerfile, secret);
        assertThat(new OrderMemory(settings).recall(dockerfile)).isEqualTo(FULL);
        assertThat(settings.text("orders", "").get()).doesNotContain("VERY_SECRET");
        assertThat(new OrderMemory(settings).recall(folder.resolve("other"))).isEqualTo(BuildOrder.PLAIN);
    }

    @Test
    void nobody_has_the_ssh_agent_who_was_not_asked() {
        AppSettings settings = AppSettings.inMemory();
        Path dockerfile = folder.resolve("Dockerfile");
        settings.text("orders", "{}").set("{\"" + dockerfile + "\":{\"tags\":\"a\"}}");
        assertThat(new OrderMemory(settings).recall(dockerfile)).returns("a", BuildOrder::tags).returns(false,
                BuildOrder::ssh);
        assertThat(BuildOrder.PLAIN.ssh()).isFalse();
    }

    @Test
    void a_damaged_memory_remembers_nothing() {
        AppSettings settings = AppSettings.inMemory();
        settings.text("orders", "{}").set("{\"broken");
        assertThat(new OrderMemory(settings).recall(folder)).isEqualTo(BuildOrder.PLAIN);
    }

    @Test
    void a_dockerfile_offers_its_stages_arguments_and_secrets() {
        Offers offers = Offers.of(ParsedDockerfile.of("""
                ARG DEBIAN=12
                FROM debian:$DEBIAN AS base
                ARG DEBIAN
                ARG VERSION
                RUN --mount=type=secret,id=token cat /run/secrets/token
                FROM base
                """));
        assertThat(offers.stages()).containsExactly("base", "1");
        assertThat(offers.args()).containsExactly(Map.entry("DEBIAN", "12"), Map.entry("VERSION", ""));
        assertThat(offers.secrets()).containsExactly("token");
    }
}
