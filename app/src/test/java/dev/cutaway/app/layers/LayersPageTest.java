package dev.cutaway.app.layers;

import static dev.cutaway.app.testing.Fx.drawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.Palette;
import dev.cutaway.app.images.OpenImage;
import dev.cutaway.app.images.OpenedImages;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Desktop;
import dev.cutaway.app.shell.Navigator;
import dev.cutaway.app.shell.Notices;
import dev.cutaway.app.shell.Sheets;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.resources.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/**
 * The page, used as a person uses it.
 *
 * <pre>
 * layer 1  ADD rootfs   /etc/app.conf v1  /usr/tool 4000  /var/cache/big 50000
 * layer 2  COPY conf    /etc/app.conf v2
 * layer 3  RUN rm       − /var/cache  /srv/new.txt
 * </pre>
 */
@ExtendWith(ApplicationExtension.class)
class LayersPageTest {

    @TempDir
    static Path folder;

    private static OpenImage image;
    private static OpenImage other;

    private final Texts texts = new Texts(Locale.ENGLISH);
    private LayersPage page;
    private Scene scene;
    private Path saveTo;

    @BeforeAll
    static void make_images() throws IOException {
        TestLayer root = new TestLayer().dir("etc").file("etc/app.conf", "mode = slow\nport = 80\n").dir("usr")
                .file("usr/tool", "t".repeat(4000)).dir("var").dir("var/cache").file("var/cache/big",
                        "b".repeat(50_000));
        image = OpenedImages.open(folder, new TestImage("lab/page:1").layer(root).createdBy("ADD rootfs.tar /")
                .layer(new TestLayer().file("etc/app.conf", "mode = fast\nport = 80\n")).createdBy("COPY conf /etc/")
                .layer(new TestLayer().whiteout("var/cache").dir("srv").file("srv/new.txt", "hello"))
                .createdBy("/bin/sh -c rm -rf /var/cache").emptyStep("/bin/sh -c #(nop)  CMD [\"tool\"]")
                .config(config -> config.withObject("/config").putArray("Cmd").add("tool")));
        other = OpenedImages.open(folder, new TestImage("lab/other:1").layer(root).layer(
                new TestLayer().file("usr/tool", "changed").file("opt/new.txt", "hello")));
    }

    @Start
    void start(Stage stage) {
        var bench = new Workbench(texts, AppSettings.inMemory(), Tasks.onCallingThread(), nothing(Navigator.class),
                nothing(Sheets.class), nothing(Notices.class), desktop());
        page = new LayersPage(bench, image, FXCollections.observableArrayList(image, other));
        scene = new Scene((Parent) page.node(), 1104, 728);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        stage.setScene(scene);
        stage.show();
        page.shown();
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, _, _) -> null));
    }

    private Desktop desktop() {
        return (Desktop) Proxy.newProxyInstance(Desktop.class.getClassLoader(), new Class<?>[]{Desktop.class},
                (_, method, _) -> method.getReturnType() == Optional.class ? Optional.ofNullable(saveTo) : null);
    }

    @BeforeEach
    void wait_for_the_first_frame() {
        drawn();
    }

    @Test
    void the_arrows_walk_the_stack_and_the_files_follow(FxRobot robot) {
        assertThat(rows(robot)).contains("srv", "new.txt");
        robot.type(KeyCode.DOWN);
        assertThat(rows(robot)).contains("app.conf", "big").doesNotContain("srv");
        robot.type(KeyCode.DOWN, 2).type(KeyCode.UP);
        assertThat(text(robot, ".files-bar .mono-small")).isEqualTo("COPY conf /etc/");
    }

    @Test
    void one_layer_alone_shows_only_what_it_does(FxRobot robot) {
        robot.type(KeyCode.DOWN).clickOn("This layer");
        assertThat(rows(robot)).containsExactlyInAnyOrder("etc", "app.conf");
    }

    @Test
    void typing_into_the_filter_narrows_the_tree(FxRobot robot) {
        robot.clickOn(".pattern .text-field").write("*.conf").type(KeyCode.ENTER);
        assertThat(rows(robot)).containsExactlyInAnyOrder("etc", "app.conf");
        robot.type(KeyCode.ESCAPE).type(KeyCode.ENTER);
        assertThat(rows(robot)).contains("usr");
    }

    @Test
    void a_wrong_expression_is_marked_and_changes_nothing(FxRobot robot) {
        List<String> before = rows(robot);
        robot.clickOn(".pattern .text-field").write("/(/").type(KeyCode.ENTER);
        assertThat(robot.lookup(".pattern").query().getStyleClass()).contains("invalid");
        assertThat(rows(robot)).isEqualTo(before);
    }

    @Test
    void space_folds_and_unfolds_a_folder(FxRobot robot) {
        select(robot, "/etc");
        robot.type(KeyCode.SPACE);
        assertThat(rows(robot)).doesNotContain("app.conf");
        robot.type(KeyCode.SPACE);
        assertThat(rows(robot)).contains("app.conf");
    }

    @Test
    void dives_keys_switch_kinds_of_change(FxRobot robot) {
        select(robot, "/usr");
        robot.press(KeyCode.CONTROL).type(KeyCode.U).release(KeyCode.CONTROL);
        assertThat(rows(robot)).doesNotContain("usr", "etc").contains("srv");
        robot.press(KeyCode.CONTROL).type(KeyCode.U).release(KeyCode.CONTROL);
        assertThat(rows(robot)).contains("usr");
    }

    @Test
    void a_file_is_followed_through_its_layers(FxRobot robot) {
        select(robot, "/etc/app.conf");
        assertThat(texts(robot, ".life-stop .layer-chip")).containsExactly("1", "2");
        assertThat(texts(robot, ".life-label")).contains("A 22B", "C 22B", "unchanged in 3", "in the image");
        assertThat(code(robot)).contains("mode = fast");
        robot.clickOn(robot.lookup(".life-stop").nth(0).queryButton());
        assertThat(code(robot)).contains("mode = slow");
    }

    @Test
    void two_versions_are_laid_side_by_side(FxRobot robot) {
        select(robot, "/etc/app.conf");
        robot.clickOn("Difference");
        assertThat(texts(robot, ".diff-cell .words")).contains("mode = slow", "mode = fast", "port = 80");
        assertThat(texts(robot, ".diff-cell .sign")).contains("-", "+", " ");
    }

    @Test
    void a_deleted_file_can_still_be_read(FxRobot robot) {
        select(robot, "/var/cache/big");
        assertThat(texts(robot, ".life-label")).contains("A 50kB", "D", "gone");
        assertThat(code(robot)).contains("bbbb");
    }

    @Test
    void a_file_is_exported(FxRobot robot) throws IOException {
        saveTo = folder.resolve("exported.conf");
        select(robot, "/etc/app.conf");
        robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        drawn();
        assertThat(Files.readString(saveTo)).startsWith("mode = fast");
    }

    @Test
    void the_waste_adds_up_and_points_at_the_killer(FxRobot robot) {
        show(robot, "waste");
        assertThat(text(robot, ".waste-title")).isEqualTo("50kB of 54kB stored is dead: 92.5%");
        assertThat(text(robot, ".sums-total .secondary")).isEqualTo("4,027 live + 50,022 dead = 54,049");
        robot.interact(() -> robot.lookup(".dead-table").queryTableView().getSelectionModel().select(0));
        assertThat(selectedBlock(robot)).isEqualTo("1");
        assertThat(robot.lookup(".kill-line").query().isVisible()).isTrue();
    }

    @Test
    void a_step_of_the_history_selects_its_layer(FxRobot robot) {
        show(robot, "history");
        TableView<?> steps = robot.lookup(".table-view").match(Node::isVisible).queryTableView();
        robot.interact(() -> steps.getSelectionModel().select(2));
        assertThat(selectedBlock(robot)).isEqualTo("2");
        assertThat(robot.lookup(".command").queryTextInputControl().getText()).isEqualTo("COPY conf /etc/");
    }

    @Test
    void two_layers_are_compared(FxRobot robot) {
        show(robot, "compare");
        robot.interact(page::shown);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        assertThat(texts(robot, ".side")).containsExactly("layer 2", "layer 3");
        assertThat(texts(robot, ".tool-row .strong")).anyMatch(words -> words.contains("2 added")
                && words.contains("2 deleted"));
    }

    @Test
    void two_images_are_compared(FxRobot robot) {
        robot.interact(() -> page.compareWith(other));
        assertThat(texts(robot, ".side")).containsExactly("lab/page:1", "lab/other:1");
        robot.clickOn("Settings");
        assertThat(texts(robot, ".table-cell")).contains("Command");
    }

    @Test
    void what_two_images_store_each_for_itself_is_listed_with_what_sharing_would_save(FxRobot robot) {
        robot.interact(() -> page.compareWith(other));
        robot.clickOn("Same content");
        drawn();
        assertThat(texts(robot, ".waste-title")).anyMatch(words -> words.startsWith("5B are copies"));
        assertThat(texts(robot, ".table-cell")).contains("lab/page:1", "lab/other:1");
        assertThat(texts(robot, ".mono")).contains("/srv/new.txt", "/opt/new.txt").doesNotContain("/usr/tool");
    }

    @Test
    void dark_is_another_set_of_colours_everywhere(FxRobot robot) {
        Palette palette = robot.lookup(".palette").queryAs(Palette.class);
        Color light = palette.colors().get().fill(LayerColor.L1);
        robot.interact(() -> scene.getStylesheets().setAll(Theme.DARK.stylesheets()));
        drawn();
        assertThat(palette.colors().get().fill(LayerColor.L1)).isNotEqualTo(light).isNotEqualTo(Color.TRANSPARENT);
    }

    @Test
    void the_language_changes_and_the_layer_stays(FxRobot robot) {
        robot.type(KeyCode.DOWN);
        robot.interact(() -> texts.switchTo(Locale.SIMPLIFIED_CHINESE));
        drawn();
        assertThat(robot.lookup("仅此层").tryQuery()).isPresent();
        assertThat(selectedBlock(robot)).isEqualTo("2");
    }

    private void show(FxRobot robot, String view) {
        robot.interact(() -> page.views().stream().filter(each -> each.name().equals(view)).findFirst().orElseThrow()
                .show().run());
        drawn();
    }

    private void select(FxRobot robot, String path) {
        TableView<?> table = robot.lookup(".files-table").queryTableView();
        String name = path.substring(path.lastIndexOf('/') + 1);
        robot.interact(() -> page.reveal(path));
        robot.interact(table::requestFocus);
        drawn();
        assertThat(rows(robot)).contains(name);
    }

    /** The names the file table shows. */
    private static List<String> rows(FxRobot robot) {
        drawn();
        return texts(robot, ".name-cell .name");
    }

    private static String code(FxRobot robot) {
        drawn();
        return robot.lookup(".code").queryAllAs(javafx.scene.text.Text.class).stream()
                .map(javafx.scene.text.Text::getText).collect(Collectors.joining());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryLabeled().getText();
    }

    private static List<String> texts(FxRobot robot, String query) {
        drawn();
        Set<Labeled> found = robot.lookup(query).match(LayersPageTest::isShown).queryAllAs(Labeled.class);
        return found.stream().map(Labeled::getText).filter(words -> words != null && !words.isEmpty()).toList();
    }

    /** Virtual lists keep cells they do not show. */
    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static String selectedBlock(FxRobot robot) {
        drawn();
        return robot.lookup(".layer-block").queryAll().stream()
                .filter(block -> block.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("selected")))
                .map(block -> ((Labeled) block.lookup(".number")).getText()).findFirst().orElse("");
    }
}
