package dev.cutaway.app.layers.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.images.OpenedImages;
import dev.cutaway.inspector.analysis.compare.FileComparison;
import dev.cutaway.inspector.analysis.compare.Noise;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * <pre>
 * before  /a/same  /a/grows 10   /gone 500
 * after   /a/same  /a/grows 2000           /new/x 5
 * </pre>
 */
class ComparedOutlineTest {

    @TempDir
    static Path folder;

    private static FileComparison files;

    @BeforeAll
    static void compare() throws IOException {
        InspectedImage image = OpenedImages.inspect(folder, new TestImage("lab/compare:1")
                .layer(new TestLayer().dir("a").file("a/same", "s").file("a/grows", "x".repeat(10))
                        .file("gone", "x".repeat(500)))
                .layer(new TestLayer().file("a/grows", "x".repeat(2000)).whiteout("gone").dir("new").file("new/x",
                        "12345")));
        files = FileComparison.ofLayers(image.tree(), 0, 1, Noise.QUIET);
    }

    private static List<String> paths(ComparedOutline outline) {
        return outline.rows().stream().map(files::path).toList();
    }

    @Test
    void only_what_differs_is_shown_the_largest_change_first() {
        assertThat(paths(new ComparedOutline(files, 40))).containsExactly("/a", "/a/grows", "/gone", "/new");
    }

    @Test
    void what_came_whole_is_folded_until_it_is_asked_for() {
        var outline = new ComparedOutline(files, 40);
        int added = files.find("/new");
        assertThat(outline.expanded(added)).isFalse();
        outline.toggle(added);
        assertThat(paths(outline)).containsExactly("/a", "/a/grows", "/gone", "/new", "/new/x");
        assertThat(outline.depth(files.find("/new/x"))).isEqualTo(1);
    }

    @Test
    void only_as_much_is_unfolded_as_fits() {
        assertThat(paths(new ComparedOutline(files, 3))).containsExactly("/a", "/gone", "/new");
    }

    @Test
    void growth_can_be_negative() {
        assertThat(new ComparedOutline(files, 40).growth(files.find("/gone"))).isEqualTo(-500);
    }
}
