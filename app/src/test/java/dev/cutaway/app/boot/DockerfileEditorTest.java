package dev.cutaway.app.boot;

import static dev.cutaway.app.testing.Fx.ui;
import static dev.cutaway.app.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.dockerfile.DockerfilePage;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.KnownImages;
import dev.cutaway.app.dockerfile.OpenDockerfiles;
import dev.cutaway.app.dockerfile.PageParts;
import dev.cutaway.app.dockerfile.assist.Proposal;
import dev.cutaway.app.dockerfile.blocks.BlocksView;
import dev.cutaway.app.layers.LayersPage;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.image.ImageInspector;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

/** A Dockerfile being written in the whole window. */
@ExtendWith(ApplicationExtension.class)
class DockerfileEditorTest {

    private static final Digest STATE = Digest.parse("sha256:" + "1".repeat(64));

    @TempDir
    Path folder;

    private final AppSettings settings = AppSettings.inMemory();
    private final FakeDesktop desktop = new FakeDesktop();
    private final SimpleObjectProperty<@Nullable BuildRun> run = new SimpleObjectProperty<>();
    private final List<Integer> openedLayers = new ArrayList<>();
    private PageParts.Maker own = session -> new PageParts(null, null, null, run,
            step -> openedLayers.add(step.step().number()), List.of(), () -> {
            });
    private @Nullable AppWindow window;
    private @Nullable OpenDockerfiles dockerfiles;
    private @Nullable Scene scene;

    @Start
    void start(Stage stage) {
        settings.languageProperty().set(Locale.ENGLISH);
        settings.themeProperty().set(ThemeChoice.LIGHT);
        window = new AppWindow(settings, Tasks.onThreads(), desktop,
                new Parts(new ImageInspector(null, Limits.DEFAULT), bench -> List.of(),
                        bench -> (image, all) -> new LayersPage(bench, image, all), () -> List.of()));
        dockerfiles = new OpenDockerfiles(window.bench(), window.home(), KnownImages.NONE,
                session -> own.make(session));
        scene = window.shell().newScene(1280, 800);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void what_is_typed_is_in_the_document_and_ctrl_z_takes_it_back(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        caretAtEnd();
        robot.write("USER 10001");
        until(() -> text(page).equals("FROM debian:12\nUSER 10001"));
        assertThat(words()).contains("not saved");
        shortcut(robot, KeyCode.Z);
        until(() -> text(page).equals("FROM debian:12\n"));
        assertThat(shown()).isEqualTo("FROM debian:12\n");
        assertThat(words()).doesNotContain("not saved");
    }

    @Test
    void a_question_mark_is_typed_and_opens_no_sheet(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        caretAtEnd();
        robot.write("# why?");
        until(() -> text(page).endsWith("# why?"));
    }

    @Test
    void line_ends_of_windows_stay_and_new_lines_get_them(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\r\nUSER 1\r\n");
        caretAtEnd();
        robot.type(KeyCode.ENTER);
        robot.write("EXPOSE 80");
        until(() -> text(page).equals("FROM debian:12\r\nUSER 1\r\n\r\nEXPOSE 80"));
    }

    @Test
    void a_change_made_elsewhere_and_one_typed_are_undone_in_turn(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        ui(() -> {
            edited(page).change(List.of(TextEdit.insert(5, "--platform=linux/arm64 ")));
            return true;
        });
        assertThat(shown()).isEqualTo("FROM --platform=linux/arm64 debian:12\n");
        caretAtEnd();
        robot.write("USER 1");
        until(() -> text(page).endsWith("USER 1"));
        shortcut(robot, KeyCode.Z);
        shortcut(robot, KeyCode.Z);
        until(() -> shown().equals("FROM debian:12\n"));
    }

    @Test
    void a_problem_is_listed_and_its_fix_mends_the_text() throws Exception {
        DockerfilePage page = open("FROM debian:12\nUSER 10001\nCMD python3 -m app\n");
        until(() -> words().contains("JSONArgsRecommended"));
        click("Fix: use JSON form");
        until(() -> text(page).endsWith("CMD [\"python3\", \"-m\", \"app\"]\n"));
        until(() -> !words().contains("JSONArgsRecommended"));
    }

    @Test
    void a_key_mends_what_is_wrong_at_the_caret(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\nUSER 10001\nCMD python3 -m app\n");
        until(() -> words().contains("JSONArgsRecommended"));
        ui(() -> {
            page.jumpTo(2);
            return true;
        });
        shortcut(robot, KeyCode.PERIOD);
        until(() -> words().contains("There is nothing here that can be fixed by a key."));
        assertThat(text(page)).endsWith("CMD python3 -m app\n");
        ui(() -> {
            page.jumpTo(3);
            return true;
        });
        shortcut(robot, KeyCode.PERIOD);
        until(() -> text(page).endsWith("CMD [\"python3\", \"-m\", \"app\"]\n"));
        shortcut(robot, KeyCode.Z);
        until(() -> text(page).endsWith("CMD python3 -m app\n"));
        assertThat(ui(() -> page.commands().stream().map(each -> each.title().getValue())))
                .contains("Fix what is wrong here");
    }

    @Test
    void a_problem_tells_what_it_is_about() throws Exception {
        open("FROM debian:12\nUSER 10001\nCMD python3 -m app\n");
        until(() -> words().contains("JSONArgsRecommended"));
        click("JSONArgsRecommended");
        until(() -> words().contains("JSONArgsRecommended, a check of docker build --check"));
    }

    @Test
    void what_could_stand_there_is_offered_and_taken(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\nUSER 1\n");
        caretAtEnd();
        robot.write("RUN --mo");
        until(() -> offered().contains("--mount="));
        robot.type(KeyCode.ENTER);
        until(() -> text(page).endsWith("RUN --mount="));
        until(() -> offered().contains("type="));
        robot.type(KeyCode.ESCAPE);
        until(() -> offered().isEmpty());
    }

    @Test
    void enter_after_a_path_ends_the_line_though_a_file_is_offered(FxRobot robot) throws Exception {
        Files.writeString(folder.resolve(".dockerignore"), "out\n");
        DockerfilePage page = open("FROM debian:12\n");
        until(() -> words().stream().anyMatch(word -> word.startsWith("Context ")));
        caretAtEnd();
        robot.write("COPY . .");
        until(() -> offered().contains(".dockerignore"));
        robot.type(KeyCode.ENTER);
        until(() -> text(page).endsWith("COPY . .\n"));
        robot.write("COPY .do");
        until(() -> offered().contains(".dockerignore"));
        robot.type(KeyCode.TAB);
        until(() -> text(page).endsWith("COPY . .\nCOPY .dockerignore"));
    }

    @Test
    void a_build_says_beside_each_line_what_it_cost() throws Exception {
        DockerfilePage page = open("FROM debian:12\n\nCOPY app /app\nRUN make\n");
        ui(() -> {
            run.set(fed());
            return true;
        });
        until(() -> words().containsAll(List.of("cached", "116MB", "2.5s", "412B", "ran again:", "app changed",
                "failed:", "exit code 2")));
        Node chip = ui(() -> scene.getRoot().lookupAll(".gutter-row .layer-chip").stream()
                .filter(node -> ((Labeled) node).getText().equals("2") && isShown(node)).findFirst().orElseThrow());
        new FxRobot().clickOn(chip, MouseButton.PRIMARY);
        until(() -> openedLayers.equals(List.of(2)));
        // A line that comes before moves the steps along.
        ui(() -> {
            edited(page).change(List.of(TextEdit.insert(0, "# syntax=docker/dockerfile:1\n")));
            return true;
        });
        until(() -> words().contains("2.5s"));
    }

    @Test
    void after_an_edit_the_figures_are_said_to_be_of_the_build_before() throws Exception {
        DockerfilePage page = open("FROM debian:12\n\nCOPY app /app\nRUN make\n");
        ui(() -> {
            run.set(fed());
            return true;
        });
        until(() -> words().contains("2.5s"));
        assertThat(words()).noneMatch(word -> word.startsWith("of the build at"));
        ui(() -> {
            edited(page).change(List.of(TextEdit.insert(0, "# mine\n")));
            return true;
        });
        until(() -> words().stream()
                .anyMatch(word -> word.matches("of the build at .*\\d\\d:\\d\\d, before your edits")));
        assertThat(words()).contains("2.5s", "116MB");
        ui(() -> {
            edited(page).change(List.of(TextEdit.insert(7 + 5, "scratch # ")));
            return true;
        });
        until(() -> !words().contains("116MB"));
        assertThat(words()).contains("2.5s");
    }

    @Test
    void a_source_that_is_not_in_the_context_is_a_problem_until_it_is() throws Exception {
        DockerfilePage page = open("FROM debian:12\nCOPY app.jar /\n");
        until(() -> words().contains("COPY app.jar: nothing in the context matches"));
        Files.writeString(folder.resolve("app.jar"), "jar");
        ui(() -> {
            page.hidden();
            page.shown();
            return true;
        });
        until(() -> !words().contains("COPY app.jar: nothing in the context matches"));
    }

    @Test
    void a_line_that_was_built_is_gone_to_where_it_is_now() throws Exception {
        DockerfilePage page = open("# written after Build\nFROM debian:12\n\nCOPY app /app\nRUN make\n");
        ui(() -> {
            BuildRun built = fed();
            built.builds("FROM debian:12\n\nCOPY app /app\nRUN make\n");
            run.set(built);
            page.session().jumpTo(4);
            return true;
        });
        assertThat(ui(() -> area().getCaretPosition().index())).isEqualTo(4);
    }

    @Test
    void a_page_that_was_closed_is_let_go_of() throws Exception {
        Path file = folder.resolve("Dockerfile");
        Files.writeString(file, "FROM debian:12\nUSER 1\n");
        var own = ui(() -> new OpenDockerfiles(window.bench(), window.home(), KnownImages.NONE, session -> {
            var none = new SimpleObjectProperty<@Nullable BuildRun>();
            var blocks = new BlocksView(session.edited(), none, window.bench().texts(), session.inspection());
            return new PageParts(null, null, blocks.node(), none, step -> {
            }, List.of(), () -> {
            });
        }));
        ui(() -> {
            own.open(List.of(file));
            return true;
        });
        until(() -> ui(() -> scene.getRoot().lookup(".dockerfile-area") != null));
        var page = new WeakReference<>(ui(() -> own.pages().getFirst()));
        ui(() -> {
            page.get().views().stream().filter(view -> view.name().equals("blocks")).findFirst().orElseThrow().show()
                    .run();
            settings.languageProperty().set(Locale.GERMAN);
            own.entries().getFirst().close().run();
            return true;
        });
        // The text control remembers the line it measured last, whosever it was.
        Path other = Files.writeString(folder.resolve("Other.Dockerfile"), "FROM scratch\n");
        ui(() -> {
            own.open(List.of(other));
            return true;
        });
        until(() -> {
            // What a page leaves behind is seen by nothing else.
            System.gc();
            return page.get() == null;
        });
    }

    private static BuildRun fed() {
        var fed = new BuildRun("b1");
        feed(fed, new BuildEvent.Planned(List.of(new BuildStep(1, 0, "0", "FROM debian:12", 1, 1, List.of()),
                new BuildStep(2, 0, "0", "COPY app /app", 3, 3, List.of(1)),
                new BuildStep(3, 0, "0", "RUN make", 4, 4, List.of(2)))));
        feed(fed, new BuildEvent.Started(1));
        feed(fed, new BuildEvent.Decided(1, new CacheReason.Same()));
        feed(fed, new BuildEvent.Finished(1, STATE, 1, 116_000_000, null, Duration.ZERO));
        feed(fed, new BuildEvent.Started(2));
        feed(fed, new BuildEvent.Decided(2, new CacheReason.FileChanged("app", CacheReason.Difference.CONTENT)));
        feed(fed, new BuildEvent.Finished(2, STATE, 2, 412, null, Duration.ofMillis(2500)));
        feed(fed, new BuildEvent.Started(3));
        feed(fed, new BuildEvent.Failed(3, 4,
                "The command '/bin/sh -c make' returned a non-zero code: 2", 2));
        return fed;
    }

    private static void feed(BuildRun run, BuildEvent event) {
        run.accept(new BuildLogEntry(Duration.ofSeconds(3), event));
    }

    @Test
    void saving_writes_the_file_and_what_another_program_wrote_is_read_again(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        Path file = folder.resolve("Dockerfile");
        caretAtEnd();
        robot.write("USER 1");
        until(() -> text(page).endsWith("USER 1"));
        shortcut(robot, KeyCode.S);
        until(() -> Files.readString(file).equals("FROM debian:12\nUSER 1"));
        until(() -> !words().contains("not saved"));
        Files.writeString(file, "FROM scratch\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        until(() -> text(page).equals("FROM scratch\n"));
        assertThat(shown()).isEqualTo("FROM scratch\n");
    }

    @Test
    void two_saves_at_once_leave_the_newer_text_and_ask_nothing() throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        Path file = folder.resolve("Dockerfile");
        ui(() -> {
            Runnable save = page.commands().getFirst().action();
            edited(page).change(List.of(TextEdit.insert(0, "# one\n")));
            save.run();
            edited(page).change(List.of(TextEdit.insert(0, "# two\n")));
            save.run();
            return true;
        });
        until(() -> !words().contains("not saved"));
        assertThat(file).hasContent("# two\n# one\nFROM debian:12\n");
        assertThat(words()).doesNotContain("Dockerfile was changed by another program");
    }

    @Test
    void a_file_that_is_gone_makes_the_text_one_that_is_not_saved() throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        Path file = folder.resolve("Dockerfile");
        Files.delete(file);
        until(() -> words().contains("not saved"));
        assertThat(ui(() -> dockerfiles.mayLeave(() -> {
        }))).isFalse();
        ui(() -> {
            page.commands().getFirst().action().run();
            return true;
        });
        until(() -> !words().contains("not saved"));
        assertThat(file).hasContent("FROM debian:12\n");
    }

    @Test
    void changes_on_both_sides_are_asked_about(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        Path file = folder.resolve("Dockerfile");
        caretAtEnd();
        robot.write("USER 1");
        Files.writeString(file, "FROM scratch\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        until(() -> words().contains("Dockerfile was changed by another program"));
        click("Take theirs");
        until(() -> text(page).equals("FROM scratch\n"));
        shortcut(robot, KeyCode.Z);
        until(() -> text(page).endsWith("USER 1"));
    }

    @Test
    void closing_with_changes_asks_and_loses_nothing() throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        ui(() -> {
            edited(page).change(List.of(TextEdit.insert(0, "# mine\n")));
            return true;
        });
        assertThat(ui(() -> dockerfiles.mayLeave(() -> {
        }))).isFalse();
        click("Cancel");
        ui(() -> {
            dockerfiles.entries().getFirst().close().run();
            return true;
        });
        assertThat(ui(() -> dockerfiles.entries())).hasSize(1);
        click("Save");
        until(() -> ui(() -> dockerfiles.entries().isEmpty()));
        assertThat(folder.resolve("Dockerfile")).hasContent("# mine\nFROM debian:12\n");
    }

    @Test
    void a_folder_with_a_dockerfile_that_is_dropped_is_edited_with_it_as_context() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        Files.write(folder.resolve("data.bin"), new byte[2000]);
        TransferMode taken = ui(() -> {
            var drop = new FileDrop(scene, List.of(folder));
            drop.enter(300, 300);
            return drop.drop(300, 300);
        });
        assertThat(taken).isEqualTo(TransferMode.COPY);
        until(() -> ui(() -> window.dockerfiles().entries().size() == 1));
        until(() -> words().contains("Context 2.01kB in 2 files"));
        assertThat(ui(() -> window.images().entries().isEmpty())).isTrue();
    }

    @Test
    void another_folder_is_made_the_context_and_is_remembered() throws Exception {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.write(project.resolve("data.bin"), new byte[3000]);
        Path file = Files.writeString(Files.createDirectories(folder.resolve("docker")).resolve("Dockerfile"),
                "FROM scratch\nCOPY data.bin /\n");
        open(file);
        until(() -> words().contains("Context 29B in one file"));
        desktop.chosen.add(project);
        click("Other folder…");
        until(() -> words().contains("Context 3kB in one file"));
        assertThat(words()).contains(project.toString());
        Files.writeString(file.resolveSibling("Dockerfile.dockerignore"), "*.bin\n");
        click("Other folder…");
        ui(() -> {
            dockerfiles.entries().getFirst().close().run();
            return true;
        });
        DockerfilePage page = open(file);
        assertThat(page.session().contextProperty().get()).isEqualTo(project);
        // An ignore file beside the Dockerfile counts wherever the context is.
        until(() -> words().contains("Context 0B in no files, 3kB kept out by .dockerignore"));
    }

    @Test
    void a_dockerfile_is_opened_with_the_context_that_it_was_built_with() throws Exception {
        Path file = Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        Path project = Files.createDirectories(folder.resolve("project"));
        ui(() -> {
            dockerfiles.open(file, project);
            return true;
        });
        until(() -> ui(() -> dockerfiles.pages().size() == 1));
        DockerfilePage page = ui(() -> dockerfiles.pages().getFirst());
        assertThat(page.session().contextProperty().get()).isEqualTo(project);
        // A folder that is opened is meant as the context itself.
        ui(() -> {
            dockerfiles.open(List.of(folder));
            return true;
        });
        until(() -> ui(() -> page.session().contextProperty().get().equals(folder)));
        assertThat(ui(() -> dockerfiles.pages())).hasSize(1);
    }

    @Test
    void after_a_long_line_the_text_stands_at_its_left_edge_again(FxRobot robot) throws Exception {
        DockerfilePage page = open("FROM debian:12\n");
        caretAtEnd();
        // A robot takes its time with each letter, so it types only the last of them.
        ui(() -> area().replaceText(area().getDocumentEnd(), area().getDocumentEnd(), "# " + "x".repeat(158)));
        caretAtEnd();
        robot.write("xx");
        until(() -> text(page).endsWith("# " + "x".repeat(160)));
        until(() -> ui(() -> scene.getRoot().lookup(".dockerfile-area .content").getTranslateX() < -50));
        robot.press(KeyCode.SHIFT).type(KeyCode.HOME).release(KeyCode.SHIFT).type(KeyCode.BACK_SPACE);
        until(() -> text(page).equals("FROM debian:12\n"));
        until(() -> ui(() -> scene.getRoot().lookup(".dockerfile-area .content").getTranslateX() == 0));
    }

    @Test
    void a_list_of_one_has_no_scroll_bar(FxRobot robot) throws Exception {
        open("FROM debian:12\n");
        caretAtEnd();
        robot.write("WORK");
        until(() -> offered().equals(List.of("WORKDIR")));
        assertThat(ui(() -> {
            scene.getRoot().layout();
            return scene.getRoot().lookupAll(".completion .scroll-bar").stream().anyMatch(Node::isVisible);
        })).isFalse();
    }

    @Test
    void the_context_is_one_click_away_also_after_a_build_and_so_is_the_build() throws Exception {
        var panel = new Label("the build");
        own = session -> new PageParts(null, panel, null, run, step -> {
        }, List.of(), () -> {
        });
        open("FROM debian:12\n");
        ui(() -> {
            run.set(fed());
            return true;
        });
        until(() -> words().contains("the build"));
        until(() -> words().contains("Context 15B in one file"));
        click("Context 15B in one file");
        until(() -> words().contains("What the build is sent"));
        assertThat(words()).doesNotContain("the build");
        click("Back to the build");
        until(() -> words().contains("the build"));
    }

    @Test
    void in_the_smallest_window_nothing_of_the_head_is_cut_off() throws Exception {
        Path file = Files.writeString(Files.createDirectories(folder.resolve("a-project-with-a-long-name"))
                .resolve("Dockerfile"), "FROM scratch AS a-stage-with-a-long-name\nUSER 1\n");
        ui(() -> {
            scene.getWindow().setWidth(1024);
            scene.getWindow().setHeight(700);
            window.dockerfiles().open(List.of(file));
            return true;
        });
        until(() -> ui(() -> scene.getRoot().lookup(".build-bar") != null));
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            ui(() -> {
                settings.languageProperty().set(language);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return true;
            });
            until(() -> ui(() -> scene.getWidth() <= 1024));
            assertThat(ui(() -> scene.getRoot().lookupAll(".dockerfile-head *").stream()
                    .filter(DockerfileEditorTest::isShown).map(node -> node.localToScene(node.getBoundsInLocal()))
                    .filter(bounds -> bounds.getMaxX() > 1024 || bounds.getMinX() < 176).toList())).isEmpty();
        }
        // The window is that of all tests, and goes by its scene again.
        ui(() -> {
            scene.getWindow().sizeToScene();
            return true;
        });
    }

    @Test
    void what_is_no_text_is_not_opened_and_said_to_be_none() throws Exception {
        Path file = Files.write(folder.resolve("Dockerfile"), new byte[]{0x7f, 'E', 'L', 'F', 0, 1, 2});
        ui(() -> {
            dockerfiles.open(List.of(file));
            return true;
        });
        until(() -> words().contains("It is not text: it holds bytes that no text has."));
        assertThat(ui(() -> dockerfiles.pages())).isEmpty();
    }

    @Test
    void five_hundred_lines_answer_each_key_in_time(FxRobot robot) throws Exception {
        var lines = new StringBuilder("FROM debian:12 AS base\n");
        for (int i = 0; i < 166; i++) {
            lines.append("RUN apt-get update && \\\n    apt-get install -y \"p").append(i).append("\" $HOME\n")
                    .append("COPY --chown=1:1 a").append(i).append(" /b\n");
        }
        DockerfilePage page = open(lines.toString());
        caretAtEnd();
        var times = new ArrayList<Long>();
        for (int i = 0; i < 15; i++) {
            int length = text(page).length();
            // What the key costs the UI thread: a test may share its processors with others.
            times.add(ui(() -> {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                area().replaceText(area().getDocumentEnd(), area().getDocumentEnd(), "#");
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            }));
            assertThat(text(page)).hasSize(length + 1);
        }
        // The third that was quickest: what else runs on the machine makes some dearer, not most.
        Collections.sort(times);
        assertThat(Duration.ofNanos(times.get(times.size() / 3))).isLessThan(Duration.ofMillis(100));
    }

    private DockerfilePage open(String text) throws Exception {
        return open(Files.writeString(folder.resolve("Dockerfile"), text));
    }

    private DockerfilePage open(Path file) throws Exception {
        ui(() -> {
            dockerfiles.open(List.of(file));
            return true;
        });
        until(() -> ui(() -> !dockerfiles.pages().isEmpty()));
        until(() -> ui(() -> scene.getRoot().lookup(".dockerfile-area") != null));
        return ui(() -> dockerfiles.pages().getFirst());
    }

    private CodeArea area() {
        return (CodeArea) scene.getRoot().lookup(".dockerfile-area");
    }

    private static EditedDockerfile edited(DockerfilePage page) {
        return page.session().edited();
    }

    private static String text(DockerfilePage page) throws Exception {
        return ui(() -> edited(page).document().text());
    }

    private String shown() throws Exception {
        return ui(() -> area().getText());
    }

    private void caretAtEnd() throws Exception {
        ui(() -> {
            area().requestFocus();
            area().select(area().getDocumentEnd());
            return true;
        });
    }

    private List<String> offered() throws Exception {
        return ui(() -> {
            Node box = scene.getRoot().lookup(".completion");
            return box != null && box.isVisible() && box.lookup(".list-view") instanceof ListView<?> list
                    ? list.getItems().stream().map(item -> ((Proposal) item).text()).toList()
                    : List.of();
        });
    }

    private static void shortcut(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
    }

    private void click(String text) throws Exception {
        ui(() -> {
            ((ButtonBase) scene.getRoot().lookupAll("*").stream()
                    .filter(node -> node instanceof ButtonBase each && text.equals(each.getText()) && isShown(node))
                    .reduce((first, last) -> last).orElseThrow()).fire();
            return true;
        });
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private List<String> words() throws Exception {
        return ui(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookupAll("*").stream().filter(DockerfileEditorTest::isShown)
                    .filter(Labeled.class::isInstance).map(node -> String.valueOf(((Labeled) node).getText()))
                    .filter(word -> !word.isEmpty()).toList();
        });
    }
}
