package dev.cutaway.app.boot;

import static dev.cutaway.app.testing.Fx.ui;
import static dev.cutaway.app.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.layers.LayersPage;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.app.library.Shop;
import dev.cutaway.app.samples.SampleCatalog;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.ImageInspector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

/** The pages of an engine's images, in the whole window, over an engine that keeps a few. */
@ExtendWith(ApplicationExtension.class)
class EnginePagesTest {

    @TempDir
    static Path folder;

    private static Path archive;

    private final AppSettings settings = AppSettings.inMemory();
    private final FakeDesktop desktop = new FakeDesktop();
    private final Tasks tasks = Tasks.onThreads();
    private final MemoryEngine engine = Shop.fill(new MemoryEngine(true));
    private @Nullable AppWindow window;
    private @Nullable Scene scene;

    @BeforeAll
    static void write_an_archive() throws IOException {
        archive = new SampleCatalog(folder).samples().getFirst().materialize(Progress.NONE);
    }

    @Start
    void start(Stage stage) {
        settings.languageProperty().set(Locale.ENGLISH);
        settings.themeProperty().set(ThemeChoice.LIGHT);
        var entry = new EngineEntry("bundled", EngineEntry.Kind.BUNDLED, "", "here", "", () -> engine);
        window = new AppWindow(settings, tasks, desktop, new Parts(new ImageInspector(null, Limits.DEFAULT),
                bench -> List.of(), bench -> (image, all) -> new LayersPage(bench, image, all), () -> List.of(entry)));
        window.connect();
        scene = window.shell().newScene(1280, 800);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void wait_for_the_list() throws Exception {
        until(() -> rows().size() == 8);
        // They are read once more when the engine's events are listened to.
        until(() -> ui(() -> window.engines().revisionProperty().get() > 0) && tasks.isIdle());
    }

    @AfterEach
    void close() throws Exception {
        ui(() -> {
            window.engines().close();
            return true;
        });
    }

    @Test
    void the_list_shows_names_totals_and_what_deleting_frees() throws Exception {
        until(() -> words().containsAll(List.of("nginx-site", "dangling", "8 images", "324MB",
                "720MB if nothing were shared", "Bundled engine")));
        select("nginx-site:1.4", "nginx-site:1.3");
        until(() -> words().contains("2 selected: deleting frees") && words().contains("80.8MB"));
    }

    @Test
    void text_and_dockers_grammar_narrow_the_list() throws Exception {
        type("py");
        assertThat(rows()).containsExactly("pyapp:2.0");
        type("reference=nginx-site");
        until(() -> rows().equals(List.of("nginx-site:1.4", "nginx-site:1.3")));
        type("before=nothing");
        until(() -> ui(() -> scene.getRoot().lookup(".library-filter").getStyleClass().contains("invalid")));
        type("");
        until(() -> rows().size() == 8);
        click("Dangling  1");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void what_is_dropped_on_the_right_half_is_loaded_and_appears() throws Exception {
        TransferMode taken = ui(() -> {
            var drop = new FileDrop(scene, List.of(archive));
            drop.enter(1000, 300);
            return drop.drop(1000, 300);
        });
        assertThat(taken).isEqualTo(TransferMode.COPY);
        until(() -> rows().contains("cutaway/three-layers:1"));
        assertThat(ui(() -> window.images().entries().isEmpty())).isTrue();
        until(() -> words().stream().anyMatch(word -> word.startsWith("One image loaded from")));
    }

    @Test
    void the_overlay_goes_though_the_drop_comes_while_the_toolkit_asks_for_the_files() throws Exception {
        ui(() -> {
            var drop = new FileDrop(scene, List.of(archive));
            drop.enter(1000, 300);
            drop.whenAsked(() -> drop.drop(1000, 300));
            return drop.over(1000, 300);
        });
        assertThat(ui(() -> scene.getRoot().lookup(".drop-zone").isVisible())).isFalse();
        until(() -> rows().contains("cutaway/three-layers:1"));
    }

    @Test
    void before_a_tag_moves_somebody_is_asked() throws Exception {
        engine.keep("cutaway/three-layers:1", Instant.EPOCH, null, "other:7");
        until(() -> rows().size() == 9);
        ui(() -> {
            window.actions().load(List.of(archive));
            return true;
        });
        until(() -> words().contains("A tag would move"));
        assertThat(engine.names()).hasSize(9);
        click("Load and move");
        until(() -> rows().size() == 10);
        assertThat(engine.names()).containsOnlyOnce("cutaway/three-layers:1");
    }

    @Test
    void a_removed_image_is_shown_before_and_can_be_had_back(FxRobot robot) throws Exception {
        select("pyapp:2.0");
        robot.type(KeyCode.DELETE);
        until(() -> words().contains("Remove pyapp:2.0?"));
        until(() -> words().stream().anyMatch(word -> word.startsWith("frees 89.4MB of layers")));
        assertThat(words()).contains("also untags pyapp:latest", "3 of 4 layers");
        click("Remove 1 image");
        until(() -> rows().size() == 7);
        until(() -> words().contains("One image is in the trash"));
        click("Undo");
        until(() -> rows().contains("pyapp:2.0"));
    }

    @Test
    void an_image_in_use_goes_only_when_that_is_said_to_be_meant() throws Exception {
        select("busybox:1.37");
        ui(() -> {
            window.actions().remove(window.library().contents().images().stream()
                    .filter(image -> image.name().equals("busybox:1.37")).toList());
            return true;
        });
        assertThat(words()).anyMatch(word -> word.startsWith("Used by the containers shell."));
        assertThat(ui(() -> button("Remove 1 image").isDisabled())).isTrue();
        click("Remove all the same");
        click("Remove 1 image");
        until(() -> rows().size() == 7);
    }

    @Test
    void an_image_that_others_stand_on_stays_and_no_force_is_offered_that_would_not_help() throws Exception {
        KeptImage probe = ui(() -> window.library().contents().images().stream()
                .filter(image -> image.name().equals("probe:0.9")).findFirst().orElseThrow());
        engine.keep("probe:child", Instant.EPOCH, probe.id(), "COPY probe /:9100000");
        until(() -> rows().size() == 9);
        select("probe:0.9");
        click("Remove…");
        click("Remove 1 image");
        until(() -> words().contains("An image was not removed"));
        assertThat(words()).anyMatch(word -> word.endsWith("image has dependent child images"))
                .doesNotContain("Remove by force");
        click("Close");
        assertThat(rows()).hasSize(9);
    }

    @Test
    void a_sheet_that_asks_for_a_name_has_the_keyboard_in_its_field(FxRobot robot) throws Exception {
        ui(() -> {
            window.actions().tag(window.library().contents().images().stream()
                    .filter(image -> image.name().equals("probe:0.9")).findFirst().orElseThrow());
            return true;
        });
        robot.write("team/probe:1").type(KeyCode.ENTER);
        until(() -> engine.names().contains("team/probe:1"));
    }

    @Test
    void a_bundled_engine_that_ended_is_started_again_and_that_is_said() throws Exception {
        engine.end();
        until(() -> words().stream().anyMatch(word -> word.startsWith("The engine had ended and was started again.")));
        until(() -> rows().size() == 8);
    }

    @Test
    void a_prune_is_previewed_and_pinned_images_stay() throws Exception {
        engine.pin("probe:0.9", true);
        until(() -> ui(() -> window.library().contents().images().stream().anyMatch(KeptImage::pinned)));
        click("Prune…");
        until(() -> words().contains("Pinned, so they stay: probe:0.9"));
        assertThat(words()).contains("Remove 5 images", "also untags pyapp:latest");
        click("Dangling");
        until(() -> words().contains("Remove 1 image"));
        click("Remove 1 image");
        until(() -> rows().size() == 7);
        assertThat(engine.trash()).hasSize(1);
    }

    @Test
    void saving_writes_the_whole_file_or_none() throws Exception {
        Path target = folder.resolve("saved.tar");
        desktop.chosen.add(target);
        select("probe:0.9");
        click("Save…");
        until(() -> words().contains("Save probe:0.9"));
        assertThat(words()).contains("docker-archive", "OCI", "none", "gzip", "zstd");
        click("Choose a file…");
        until(() -> Files.exists(target));
        assertThat(target).hasContent("probe:0.9");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
        Files.delete(target);
    }

    @Test
    void the_disk_page_hatches_what_goes_and_says_what_is_freed(FxRobot robot) throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
        until(() -> words().contains("Layer indexes"));
        assertThat(words()).contains("720MB", "396MB", "324MB", "unpacked, kept once");
        robot.type(KeyCode.DOWN).type(KeyCode.SPACE);
        until(() -> words().contains("frees 20.6MB"));
        // Its fifth own layer has no bytes, so there is nothing to draw of it.
        assertThat(going()).isEqualTo(4);
        robot.type(KeyCode.DOWN).type(KeyCode.SPACE);
        until(() -> words().contains("frees 80.8MB"));
        click("Remove 2 images");
        until(() -> words().contains("Remove 2 images?"));
    }

    @Test
    void layers_that_images_share_stand_below_each_other_on_the_disk_page(FxRobot robot) throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
        until(() -> words().contains("Layer indexes"));
        // The words come when the images were described.
        until(() -> segments("2 RUN apt-get update").size() == 2);
        // debian:12 and the three images on it; the second layer of two of them is the same.
        assertThat(segments("1 debian:12")).hasSize(4).allMatch(segments("1 debian:12").getFirst()::equals);
        assertThat(segments("2 RUN apt-get update")).hasSize(2)
                .allMatch(segments("2 RUN apt-get update").getFirst()::equals);
    }

    /** Where each layer whose words begin so lies in its bar, and how wide it is. */
    private List<String> segments(String words) throws Exception {
        return ui(() -> scene.getRoot().lookupAll(".map-segment").stream().filter(EnginePagesTest::isShown)
                .filter(node -> node.lookup(".words") instanceof Labeled label && label.getText().startsWith(words))
                .map(node -> node.getLayoutX() + " " + node.getLayoutBounds().getWidth()).toList());
    }

    @Test
    void a_prune_of_what_is_not_there_says_so(FxRobot robot) throws Exception {
        KeptImage dangling = ui(() -> window.library().contents().images().stream()
                .filter(image -> image.kind() == KeptImage.Kind.DANGLING).findFirst().orElseThrow());
        engine.remove(dangling.id().toString(), false, false);
        until(() -> rows().size() == 7);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
        until(() -> words().contains("Layer indexes"));
        click("Prune…");
        until(() -> words().contains("Every image has a name: none is dangling."));
    }

    private long going() throws Exception {
        return ui(() -> scene.getRoot().lookupAll(".map-segment").stream()
                .filter(node -> node.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("going")))
                .filter(Node::isVisible).count());
    }

    private List<String> rows() throws Exception {
        return ui(() -> scene.getRoot().lookup(".library-table") instanceof TableView<?> table
                ? table.getItems().stream().map(row -> ((KeptImage) row).name()).toList()
                : List.of());
    }

    private void select(String... names) throws Exception {
        ui(() -> {
            var table = (TableView<?>) scene.getRoot().lookup(".library-table");
            table.getSelectionModel().clearSelection();
            for (int row = 0; row < table.getItems().size(); row++) {
                if (List.of(names).contains(((KeptImage) table.getItems().get(row)).name())) {
                    table.getSelectionModel().select(row);
                }
            }
            table.requestFocus();
            return true;
        });
    }

    private void type(String text) throws Exception {
        ui(() -> {
            ((TextField) scene.getRoot().lookup(".library-filter .text-field")).setText(text);
            return true;
        });
    }

    private void click(String text) throws Exception {
        ui(() -> {
            button(text).fire();
            return true;
        });
    }

    private ButtonBase button(String text) {
        return (ButtonBase) scene.getRoot().lookupAll("*").stream()
                .filter(node -> node instanceof ButtonBase each && text.equals(each.getText()) && isShown(node))
                .reduce((first, last) -> last).orElseThrow();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private List<String> words() throws Exception {
        return ui(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookupAll("*").stream().filter(EnginePagesTest::isShown)
                    .filter(Labeled.class::isInstance).map(node -> String.valueOf(((Labeled) node).getText()))
                    .filter(word -> !word.isEmpty()).toList();
        });
    }
}
