package dev.cutaway.app.layers.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.images.OpenedImages;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.Outline.Mode;
import dev.cutaway.inspector.tree.PathPattern;
import dev.cutaway.inspector.tree.RowFilter;
import dev.cutaway.inspector.tree.Sort;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * <pre>
 * layer 1  /a/one 100  /a/two 200  /b/three 50
 * layer 2  /a/one 10   − /b
 * </pre>
 */
class FilesModelTest {

    @TempDir
    static Path folder;

    private static InspectedImage image;

    private final ArrayDeque<Runnable> background = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();

    @BeforeAll
    static void make_the_image() throws IOException {
        image = OpenedImages.inspect(folder, new TestImage("lab/files:1")
                .layer(new TestLayer().dir("a").file("a/one", "x".repeat(100)).file("a/two", "x".repeat(200))
                        .dir("b").file("b/three", "x".repeat(50)))
                .layer(new TestLayer().file("a/one", "x".repeat(10)).whiteout("b")));
    }

    private FilesModel newModel(Tasks tasks) {
        return new FilesModel(image.tree().upTo(1), tasks, failures::add);
    }

    private FilesModel newModel() {
        return newModel(Tasks.onCallingThread());
    }

    private static List<String> paths(FilesModel model) {
        Rows rows = rows(model);
        var paths = new ArrayList<String>();
        for (int row = 0; row < rows.count(); row++) {
            paths.add(rows.tree().path(rows.node(row)));
        }
        return paths;
    }

    private static Rows rows(FilesModel model) {
        return Objects.requireNonNull(model.rowsProperty().get());
    }

    @Test
    void it_starts_with_the_finished_file_system_the_largest_first() {
        assertThat(paths(newModel())).containsExactly("/a", "/a/two", "/a/one", "/b", "/b/three");
    }

    @Test
    void a_deleted_folder_is_shown_with_the_bytes_it_had() {
        FilesModel model = newModel();
        int row = paths(model).indexOf("/b");
        assertThat(rows(model).change(row)).isEqualTo(Change.DELETED);
        assertThat(rows(model).bytes(row)).isEqualTo(50);
    }

    @Test
    void another_layer_shows_its_file_system() {
        FilesModel model = newModel();
        model.show(0, Mode.UP_TO_HERE);
        assertThat(rows(model).bytes(paths(model).indexOf("/a/one"))).isEqualTo(100);
        assertThat(rows(model).change(paths(model).indexOf("/b"))).isEqualTo(Change.ADDED);
    }

    @Test
    void one_layer_shows_only_what_it_does() {
        FilesModel model = newModel();
        model.show(1, Mode.ONLY_THIS_LAYER);
        assertThat(paths(model)).contains("/a/one", "/b").doesNotContain("/a/two");
    }

    @Test
    void a_pattern_unfolds_the_way_to_what_it_finds() {
        FilesModel model = newModel();
        model.collapseAll();
        assertThat(paths(model)).containsExactly("/a", "/b");
        model.filter(RowFilter.ALL.withPattern(PathPattern.parse("tw?")));
        assertThat(paths(model)).containsExactly("/a", "/a/two");
    }

    @Test
    void changes_can_be_shown_alone() {
        FilesModel model = newModel();
        model.filter(RowFilter.ALL.withChanges(Set.of(Change.CHANGED), false));
        assertThat(paths(model)).containsExactly("/a", "/a/one");
    }

    @Test
    void folders_fold_and_unfold() {
        FilesModel model = newModel();
        int a = image.tree().find("/a");
        model.setExpanded(a, false);
        assertThat(paths(model)).doesNotContain("/a/one");
        model.setExpanded(a, true);
        assertThat(paths(model)).contains("/a/one");
    }

    @Test
    void rows_can_stand_by_name() {
        FilesModel model = newModel();
        model.sort(Sort.BY_NAME);
        assertThat(paths(model)).containsExactly("/a", "/a/one", "/a/two", "/b", "/b/three");
    }

    @Test
    void nothing_is_worked_out_on_the_calling_thread_and_only_the_newest_rows_come_back() {
        FilesModel model = newModel(new Tasks(background::add, Runnable::run));
        var shown = new ArrayList<Integer>();
        model.rowsProperty().subscribe(rows -> {
            if (rows != null) {
                shown.add(rows.layer());
            }
        });
        model.show(0, Mode.UP_TO_HERE);
        model.show(1, Mode.UP_TO_HERE);
        model.show(0, Mode.ONLY_THIS_LAYER);
        assertThat(background).hasSize(1);
        while (!background.isEmpty()) {
            background.remove().run();
        }
        assertThat(shown).containsExactly(0);
        assertThat(rows(model).mode()).isEqualTo(Mode.ONLY_THIS_LAYER);
        assertThat(failures).isEmpty();
    }
}
