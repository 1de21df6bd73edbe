package dev.cutaway.app.boot;

import static dev.cutaway.app.testing.Fx.ui;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.images.OpenImage;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.testing.Fx;
import dev.cutaway.inspector.Progress;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/** The whole window, driven as a person drives it. Work waits until the test lets it run. */
@ExtendWith(ApplicationExtension.class)
class AppWindowTest {

    @TempDir
    static Path folder;

    private static Path image;
    private static Path two;

    private final AppSettings settings = AppSettings.inMemory();
    private final FakeDesktop desktop = new FakeDesktop();
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Tasks tasks = new Tasks(work::add, Platform::runLater);
    private @Nullable AppWindow window;
    private @Nullable Scene scene;

    @BeforeAll
    static void write_images() throws IOException {
        var samples = new dev.cutaway.app.samples.SampleCatalog(folder).samples();
        image = samples.get(0).materialize(Progress.NONE);
        two = samples.get(2).materialize(Progress.NONE);
    }

    @Start
    void start(Stage stage) {
        settings.languageProperty().set(Locale.ENGLISH);
        settings.themeProperty().set(ThemeChoice.LIGHT);
        window = new AppWindow(settings, tasks, desktop,
                UserParts.in(new UserFolders(folder, folder, folder, folder, folder)));
        window.connect();
        scene = window.shell().newScene(1000, 700);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void settle() throws Exception {
        finishWork();
    }

    @AfterEach
    void close() throws Exception {
        ui(() -> {
            window.images().closeAll();
            return true;
        });
        finishWork();
    }

    @Test
    void a_dropped_image_is_opened_and_shown() throws Exception {
        assertThat(ui(() -> new FileDrop(scene, List.of(image)).enter(500, 300))).isEqualTo(TransferMode.COPY);
        assertThat(node(".drop-zone").isVisible()).isTrue();
        TransferMode taken = ui(() -> {
            var drop = new FileDrop(scene, List.of(image));
            drop.enter(500, 300);
            return drop.drop(500, 300);
        });
        assertThat(taken).isEqualTo(TransferMode.COPY);
        assertThat(node(".drop-zone").isVisible()).isFalse();
        finishWork();
        assertThat(openNames()).containsExactly("cutaway/three-layers:1");
        assertThat(title()).isEqualTo("cutaway/three-layers:1");
        assertThat(settings.recent()).containsExactly(image);
    }

    @Test
    void several_dropped_at_once_are_all_opened_and_the_same_one_only_once() throws Exception {
        open(image, two, image);
        assertThat(ui(() -> window.images().entries().size())).isEqualTo(2);
        assertThat(openNames()).containsExactly("cutaway/three-layers:1");
    }

    @Test
    void leaving_with_files_takes_the_overlay_away(FxRobot robot) throws Exception {
        ui(() -> {
            var drop = new FileDrop(scene, List.of(image));
            drop.enter(500, 300);
            drop.exit();
            return true;
        });
        assertThat(node(".drop-zone").isVisible()).isFalse();
        assertThat(openNames()).isEmpty();
    }

    @Test
    void what_is_no_image_is_told_with_reason_advice_and_details(FxRobot robot) throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no image at all, however long one looks at it");
        open(text);
        assertThat(words()).contains("This could not be opened as an image", text.toString());
        assertThat(words()).anyMatch(word -> word.startsWith("It is not a container image"));
        TextArea details = (TextArea) node(".failure-details");
        assertThat(details.isVisible()).isFalse();
        ui(() -> {
            ((ToggleButton) node(".flat-toggle")).fire();
            return true;
        });
        assertThat(details.isVisible()).isTrue();
        assertThat(details.getText()).contains("ImageReadException");
        click("Copy details");
        assertThat(desktop.copied).singleElement().asString().contains(text.toString(), "ImageReadException");
        click("Close");
        assertThat(title()).isEqualTo("Images");
    }

    @Test
    void trying_again_after_a_failure_opens_what_came_meanwhile() throws Exception {
        Path late = folder.resolve("late.tar");
        open(late);
        assertThat(words()).anyMatch(word -> word.startsWith("There is nothing with this name"));
        Files.copy(image, late);
        click("Try again");
        finishWork();
        assertThat(openNames()).containsExactly("cutaway/three-layers:1");
        Files.delete(late);
    }

    @Test
    void opening_can_be_cancelled_and_leaves_nothing() throws Exception {
        ui(() -> {
            window.images().open(List.of(image));
            return true;
        });
        Job job = ui(() -> tasks.running().getFirst());
        assertThat(words()).contains("Reading " + image.getFileName());
        click("Cancel");
        assertThat(job.stateProperty().get()).isEqualTo(Job.State.CANCELLED);
        assertThat(ui(() -> window.images().entries().isEmpty())).isTrue();
        finishWork();
        assertThat(openNames()).isEmpty();
        assertThat(title()).isEqualTo("Images");
        assertThat(settings.recent()).isEmpty();
    }

    @Test
    void the_palette_finds_runs_and_closes_by_keyboard_alone(FxRobot robot) throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        assertThat(ui(() -> scene.getFocusOwner())).isInstanceOf(TextField.class);
        write("theme dark");
        ListView<?> list = (ListView<?>) node(".command-palette .list-view");
        assertThat(list.getItems()).isNotEmpty();
        robot.type(KeyCode.ENTER);
        assertThat(settings.themeProperty().get()).isEqualTo(ThemeChoice.DARK);
        assertThat(node(".scrim").isVisible()).isFalse();
        assertThat(ui(() -> scene.getStylesheets().getFirst())).endsWith("dark.css");
    }

    @Test
    void the_palette_goes_to_an_open_image_and_escape_leaves_it(FxRobot robot) throws Exception {
        open(image);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        assertThat(title()).isEqualTo("Images");
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        write("three-l");
        robot.type(KeyCode.ESCAPE);
        assertThat(node(".scrim").isVisible()).isFalse();
        assertThat(title()).isEqualTo("Images");
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        write("cutaway/three");
        robot.type(KeyCode.ENTER);
        assertThat(title()).isEqualTo("cutaway/three-layers:1");
    }

    @Test
    void back_forward_and_close_work_by_key(FxRobot robot) throws Exception {
        open(image);
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        assertThat(title()).isEqualTo("Images");
        robot.press(KeyCode.ALT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.ALT);
        assertThat(title()).isEqualTo("cutaway/three-layers:1");
        robot.press(KeyCode.CONTROL, KeyCode.W).release(KeyCode.W, KeyCode.CONTROL);
        assertThat(title()).isEqualTo("Images");
        assertThat(ui(() -> window.images().entries().isEmpty())).isTrue();
    }

    @Test
    void switching_theme_and_language_keeps_what_is_open_and_shown() throws Exception {
        open(image);
        OpenImage before = ui(() -> window.images().images().getFirst());
        ui(() -> {
            settings.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
            settings.themeProperty().set(ThemeChoice.DARK);
            return true;
        });
        finishWork();
        assertThat(title()).isEqualTo("cutaway/three-layers:1");
        assertThat(ui(() -> window.images().images().getFirst())).isSameAs(before);
        assertThat(words()).contains("镜像", "已打开").doesNotContain("Images");
        assertThat(ui(() -> scene.getStylesheets().getFirst())).endsWith("dark.css");
    }

    @Test
    void an_archive_with_several_images_offers_them_and_enter_opens_one(FxRobot robot) throws Exception {
        open(two);
        TableView<?> table = (TableView<?>) node(".choice-table");
        assertThat(table.getItems()).hasSize(2);
        assertThat(ui(() -> scene.getFocusOwner())).isSameAs(table);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        finishWork();
        assertThat(openNames()).containsExactly("cutaway/shop-worker:2.1");
        assertThat(words()).contains("Images", two.getFileName().toString(), "cutaway/shop-worker:2.1");
    }

    @Test
    void two_images_of_an_archive_open_for_comparison() throws Exception {
        open(two);
        ui(() -> {
            ((TableView<?>) node(".choice-table")).getSelectionModel().selectAll();
            return true;
        });
        click("Compare the two");
        finishWork();
        assertThat(openNames()).containsExactly("cutaway/shop-web:2.1", "cutaway/shop-worker:2.1");
        assertThat(title()).isEqualTo("cutaway/shop-web:2.1");
    }

    @Test
    void a_recent_file_that_is_gone_says_so_and_can_be_removed() throws Exception {
        ui(() -> {
            settings.addRecent(folder.resolve("gone.tar"));
            return true;
        });
        click("Open files instead");
        finishWork();
        assertThat(words()).contains("gone.tar", "not there any more");
        click("Remove");
        assertThat(settings.recent()).isEmpty();
    }

    @Test
    void a_file_of_an_image_goes_to_the_desktops_program_only_when_that_is_confirmed() throws Exception {
        open(image);
        openFirstFile();
        assertThat(words()).anyMatch(word -> word.startsWith("It comes out of an image"));
        click("Cancel");
        finishWork();
        assertThat(desktop.opened).isEmpty();
        openFirstFile();
        click("Open it");
        finishWork();
        assertThat(desktop.opened).hasSize(1).first().satisfies(file -> assertThat(file).isRegularFile());
    }

    private void openFirstFile() throws Exception {
        ui(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var table = (TableView<?>) scene.getRoot().lookup(".files-table");
            MenuItem open = table.getContextMenu().getItems().getLast();
            for (int row = 0; row < table.getItems().size(); row++) {
                table.getSelectionModel().clearAndSelect(row);
                table.getContextMenu().getOnShowing().handle(null);
                if (!open.isDisable()) {
                    open.fire();
                    return true;
                }
            }
            throw new AssertionError("no file in the table");
        });
    }

    @Test
    void question_mark_shows_all_keys(FxRobot robot) throws Exception {
        ui(() -> {
            scene.getRoot().requestFocus();
            return true;
        });
        robot.write("?");
        assertThat(words()).contains("Keyboard shortcuts", "Ctrl K", "Ctrl O");
    }

    @Test
    void everything_that_takes_the_focus_has_a_name() throws Exception {
        open(image);
        ui(() -> {
            window.bench().navigator().back();
            return true;
        });
        Set<Node> nameless = ui(() -> scene.getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && button.isFocusTraversable())
                .filter(node -> isBlank(((Button) node).getText()) && isBlank(node.getAccessibleText()))
                .collect(Collectors.toSet()));
        assertThat(nameless).isEmpty();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void open(Path... files) throws Exception {
        ui(() -> {
            window.images().open(List.of(files));
            return true;
        });
        finishWork();
    }

    /** Runs what waits, and what that starts, until nothing is left. */
    private void finishWork() throws Exception {
        do {
            // What has no work left may wait for another thread, which ends on this one's or on the UI thread.
            Runnable next = work.poll(tasks.isIdle() ? 0 : 5, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
            Fx.settle();
            if (work.isEmpty() && tasks.isIdle()) {
                // A frame may show what starts more.
                Fx.frame();
            }
        } while (!work.isEmpty() || !tasks.isIdle());
    }

    /** Into the field that has the keyboard, all at once: a robot waits after each letter. */
    private void write(String text) throws Exception {
        ui(() -> {
            ((TextField) scene.getFocusOwner()).setText(text);
            return true;
        });
    }

    private List<String> openNames() throws Exception {
        return ui(() -> window.images().images().stream().map(OpenImage::name).toList());
    }

    private String title() throws Exception {
        return ui(() -> window.bench().navigator().currentProperty().get().title().getValue());
    }

    private Node node(String selector) throws Exception {
        return ui(() -> {
            scene.getRoot().applyCss();
            return scene.getRoot().lookup(selector);
        });
    }

    private void click(String text) throws Exception {
        ui(() -> {
            Button button = (Button) scene.getRoot().lookupAll(".button").stream()
                    .filter(node -> node instanceof Button each && text.equals(each.getText())).findFirst()
                    .orElseThrow();
            button.fire();
            return true;
        });
    }

    /** All words in the scene. */
    private List<String> words() throws Exception {
        return ui(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookupAll("*").stream().map(AppWindowTest::word).filter(word -> !word.isEmpty())
                    .toList();
        });
    }

    private static String word(Node node) {
        String text = switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text run -> run.getText();
            default -> "";
        };
        return text == null ? "" : text;
    }
}
