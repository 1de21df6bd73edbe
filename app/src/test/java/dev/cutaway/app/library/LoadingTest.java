package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** No name moves unasked, and no archive is forgotten. */
@ExtendWith(ApplicationExtension.class)
class LoadingTest {

    @TempDir
    Path folder;

    private final MemoryEngine engine = new MemoryEngine(true);
    private final ActionBench bench = new ActionBench(engine);

    @AfterEach
    void end() {
        bench.end();
    }

    private Path archive(String file, String tag, String content) throws IOException {
        var image = new TestImage(tag).layer(new TestLayer().file("f", content));
        return ArchiveForms.dockerArchive(image).writeTar(folder.resolve(file));
    }

    private void load(Path... files) {
        bench.actions.load(List.of(files));
        bench.deliver();
    }

    @Test
    void names_are_asked_of_the_engine_not_of_the_list_on_the_screen() throws Exception {
        engine.keep("lab/web:1", Instant.EPOCH, null, "old:10");
        assertThat(bench.library.contents().images()).isEmpty();
        load(archive("a.tar", "lab/web:1", "new"));
        assertThat(bench.words()).contains("A tag would move");
        bench.press("Load and move");
        assertThat(engine.names()).containsExactly("lab/web:1");
        assertThat(bench.library.contents().images()).hasSize(2);
    }

    @Test
    void of_two_archives_with_the_same_name_the_second_asks() throws Exception {
        load(archive("a.tar", "lab/web:1", "one"), archive("b.tar", "lab/web:1", "two"));
        assertThat(bench.library.contents().images()).hasSize(1);
        assertThat(bench.words()).contains("A tag would move");
        bench.press("Load and move");
        assertThat(bench.library.contents().images()).hasSize(2);
    }

    @Test
    void each_archive_that_moves_a_name_asks_and_none_is_forgotten() throws Exception {
        engine.keep("lab/a:1", Instant.EPOCH, null, "a:10");
        engine.keep("lab/b:1", Instant.EPOCH, null, "b:10");
        load(archive("a.tar", "lab/a:1", "one"), archive("b.tar", "lab/b:1", "two"),
                archive("c.tar", "lab/c:1", "three"));
        assertThat(bench.words()).anyMatch(word -> word.contains("a.tar"));
        bench.press("Cancel");
        assertThat(bench.words()).anyMatch(word -> word.contains("b.tar"));
        bench.press("Load and move");
        assertThat(bench.library.contents().images()).hasSize(4);
        assertThat(engine.names()).containsExactlyInAnyOrder("lab/a:1", "lab/b:1", "lab/c:1");
    }

    @Test
    void after_one_that_cannot_be_read_the_next_is_loaded() throws Exception {
        load(Files.writeString(folder.resolve("bad.tar"), "no image"), archive("a.tar", "lab/a:1", "one"));
        assertThat(engine.names()).containsExactly("lab/a:1");
        assertThat(bench.words()).isNotEmpty();
    }

    @Test
    void one_that_could_not_be_read_can_be_tried_again() throws Exception {
        Path file = Files.writeString(folder.resolve("late.tar"), "not there yet");
        load(file);
        archive("late.tar", "lab/late:1", "now");
        bench.press("Try again");
        assertThat(engine.names()).containsExactly("lab/late:1");
    }

    @Test
    void what_is_dropped_while_the_engine_is_being_reached_is_loaded_once_it_is_there() throws Exception {
        bench.engines.retry();
        assertThat(bench.library.engine()).isEmpty();
        bench.actions.load(List.of(archive("early.tar", "lab/early:1", "one")));
        assertThat(engine.names()).isEmpty();
        bench.deliver();
        assertThat(engine.names()).containsExactly("lab/early:1");
    }
}
