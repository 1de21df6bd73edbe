package dev.cutaway.app.build.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.edit.DockerfileDocument;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;

class BuildSubjectTest {

    private static final Path CONTEXT = Path.of("/src/shop");

    @Test
    void a_dockerfile_in_the_context_is_called_by_its_path_in_it() {
        assertThat(subject("/src/shop/Dockerfile").name()).isEqualTo("Dockerfile");
        assertThat(subject("/src/shop/docker/web.Dockerfile").name()).isEqualTo("docker/web.Dockerfile");
    }

    @Test
    void a_dockerfile_elsewhere_is_called_by_its_whole_path() {
        assertThat(subject("/src/docker/Dockerfile").name()).isEqualTo("/src/docker/Dockerfile");
        assertThat(subject("/src/shop2/Dockerfile").name()).isEqualTo("/src/shop2/Dockerfile");
    }

    @Test
    void a_name_is_suggested_by_the_folder_and_the_dockerfiles_own_name() {
        assertThat(subject("/src/shop/Dockerfile").suggestedTag()).isEqualTo("shop:latest");
        assertThat(subject("/src/shop/Dockerfile.web").suggestedTag()).isEqualTo("shop-web:latest");
        assertThat(subject("/src/docker/Web_App.Dockerfile").suggestedTag()).isEqualTo("shop-web-app:latest");
        var odd = new BuildSubject(new SimpleObjectProperty<>(Path.of("/Dockerfile")),
                new SimpleObjectProperty<>(Path.of("/")), new SimpleObjectProperty<>(DockerfileDocument.of("")));
        assertThat(odd.suggestedTag()).isEmpty();
    }

    @Test
    void nothing_is_suggested_that_is_too_long_for_a_name() {
        assertThat(subject("/src/shop/Dockerfile." + "a".repeat(240)).suggestedTag()).startsWith("shop-aaa");
        assertThat(subject("/src/shop/Dockerfile." + "a".repeat(245)).suggestedTag()).isEmpty();
    }

    private static BuildSubject subject(String file) {
        return new BuildSubject(new SimpleObjectProperty<>(Path.of(file)), new SimpleObjectProperty<>(CONTEXT),
                new SimpleObjectProperty<>(DockerfileDocument.of("FROM scratch\n")));
    }
}
