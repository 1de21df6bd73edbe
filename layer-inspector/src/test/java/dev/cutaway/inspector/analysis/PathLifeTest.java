package dev.cutaway.inspector.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.analysis.PathLife.Step;
import dev.cutaway.inspector.testing.FakeLayer;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;

import java.util.List;

class PathLifeTest {

    @Test
    void each_layer_that_touches_the_path_is_a_step() {
        PathLife life = life("/etc/conf", "f etc/conf 10 is=x", "f other 1", "f etc/conf 10 is=x mode=600",
                "f etc/conf 12 is=y mode=600 time=9");
        assertThat(drawn(life)).containsExactly("ADDED by 0, 10 []", "CHANGED by 2, 10 [MODE]",
                "CHANGED by 3, 12 [CONTENT, TIME]");
        assertThat(life.isAlive()).isTrue();
        assertThat(life.path()).isEqualTo("/etc/conf");
    }

    @Test
    void a_deletion_tells_what_was_there() {
        PathLife life = life("/a", "f a 10", "w a", "f a 3");
        assertThat(drawn(life)).containsExactly("ADDED by 0, 10 []", "DELETED by 1, 10 []", "ADDED by 2, 3 []");
        assertThat(life("/a", "f a 10", "w a").isAlive()).isFalse();
    }

    @Test
    void a_deletion_by_a_folder_above_names_the_folder() {
        String base = "f a/b/c/x 10";
        assertThat(through("/a/b/c/x", base, "w a/b")).isEqualTo("/a/b");
        assertThat(through("/a/b/c/x", base, "f a/b 1")).isEqualTo("/a/b");
        assertThat(through("/a/b/c/x", base, "o a\nf a/b/other 1")).isEqualTo("/a");
        assertThat(through("/a/b/c/x", base, "o a\no a/b/c")).as("the nearest").isEqualTo("/a/b/c");
        assertThat(through("/a/b/c/x", base, "o /\nf y 1")).isEqualTo("/");
        assertThat(through("/a/b/c/x", base, "w a/b/c/x")).isNull();
        assertThat(through("/a/b", base, "w a/b")).isNull();
    }

    @Test
    void a_hard_link_shows_the_bytes_of_its_content() {
        assertThat(drawn(life("/b", "f a 10\nh b a", "f b 10 is=a"))).containsExactly("ADDED by 0, 10 []",
                "CHANGED by 1, 10 []");
    }

    private static @org.jspecify.annotations.Nullable String through(String path, String... layers) {
        return life(path, layers).steps().getLast().through();
    }

    private static PathLife life(String path, String... layers) {
        ImageTree tree = ImageTree.of(FakeLayer.stack(layers));
        return PathLife.of(tree, tree.find(path));
    }

    private static List<String> drawn(PathLife life) {
        return life.steps().stream().map(PathLifeTest::drawn).toList();
    }

    private static String drawn(Step step) {
        return step.change() + " by " + step.layer() + ", " + step.bytes() + " " + step.differences();
    }
}
