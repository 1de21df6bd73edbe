package dev.cutaway.app.dockerfile.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.settings.AppSettings;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class ContextMemoryTest {

    private static final Path FILE = Path.of("/src/shop/Dockerfile").toAbsolutePath();

    private final AppSettings settings = AppSettings.inMemory();
    private final ContextMemory memory = new ContextMemory(settings);

    @Test
    void another_context_is_remembered() {
        Path other = Path.of("/src").toAbsolutePath();
        memory.remember(FILE, other);
        assertThat(new ContextMemory(settings).recall(FILE)).contains(other);
    }

    @Test
    void the_folder_that_the_dockerfile_lies_in_needs_no_remembering() {
        memory.remember(FILE, Path.of("/src").toAbsolutePath());
        memory.remember(FILE, Path.of("/src/shop").toAbsolutePath());
        assertThat(memory.recall(FILE)).isEmpty();
        assertThat(settings.text("contexts", "{}").get()).isEqualTo("{}");
    }

    @Test
    void what_is_no_folder_counts_as_nothing() {
        for (String odd : new String[]{"relative/folder", "", "\\u0000"}) {
            settings.text("contexts", "{}").set("{\"" + FILE.toString().replace("\\", "\\\\") + "\":\"" + odd + "\"}");
            assertThat(memory.recall(FILE)).isEmpty();
        }
    }
}
