package dev.cutaway.app.boot;

import static dev.cutaway.app.testing.Fx.ui;
import static dev.cutaway.app.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.BuildingEngine;
import dev.cutaway.app.build.FakeBuilds;
import dev.cutaway.app.build.MockupBuilds;
import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.build.order.BuildSubject;
import dev.cutaway.app.build.panel.BuildDesk;
import dev.cutaway.app.build.panel.BuildLinks;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.layers.LayersPage;
import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.app.library.Shop;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.image.ImageInspector;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** Builds in the whole window, over an engine that builds as it is told. */
@ExtendWith(ApplicationExtension.class)
class BuildPagesTest {

    @TempDir
    static Path folder;

    private final AppSettings settings = AppSettings.inMemory();
    private final FakeDesktop desktop = new FakeDesktop();
    private final Tasks tasks = Tasks.onThreads();
    private final SimpleObjectProperty<Path> context = new SimpleObjectProperty<>();
    private final FakeBuilds fake = MockupBuilds.fill(new FakeBuilds());
    private final SimpleObjectProperty<DockerfileDocument> document = new SimpleObjectProperty<>(
            DockerfileDocument.of(MockupBuilds.DOCKERFILE));
    private final List<Integer> lines = new ArrayList<>();
    private final List<Digest> images = new ArrayList<>();
    private @Nullable AppWindow window;
    private @Nullable Scene scene;
    private @Nullable BuildDesk desk;

    @Start
    void start(Stage stage) {
        settings.languageProperty().set(Locale.ENGLISH);
        settings.themeProperty().set(ThemeChoice.LIGHT);
        var entry = new EngineEntry("bundled", EngineEntry.Kind.BUNDLED, "", "here", "",
                () -> new BuildingEngine(Shop.fill(new MemoryEngine(true)), fake));
        window = new AppWindow(settings, tasks, desktop, new Parts(new ImageInspector(null, Limits.DEFAULT),
                bench -> List.of(), bench -> (image, all) -> new LayersPage(bench, image, all), () -> List.of(entry)));
        window.connect();
        scene = window.shell().newScene(1280, 800);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void wait_for_the_builds() throws Exception {
        until(() -> ui(() -> window.builds().records().size() == 5));
        // They are asked for once more when the engine's events are listened to.
        until(() -> ui(() -> window.engines().revisionProperty().get() > 0) && tasks.isIdle());
    }

    @AfterEach
    void close() throws Exception {
        ui(() -> {
            window.builds().close();
            window.engines().close();
            return true;
        });
    }

    @Test
    void running_builds_come_first_and_are_counted_in_the_rail_and_told_of_in_the_status_bar() throws Exception {
        show(window.buildsPage());
        until(() -> rows().size() == 5);
        assertThat(rows().getFirst().id()).isEqualTo("running");
        until(() -> words().contains("Building pyapp:2.1") && words().contains("9 of 17"));
        assertThat(ui(() -> window.buildsPage().count().getValue())).isEqualTo("1");
    }

    @Test
    void words_narrow_the_list() throws Exception {
        show(window.buildsPage());
        ui(() -> {
            ((TextField) scene.getRoot().lookup(".library-filter .text-field")).setText("nginx");
            return true;
        });
        assertThat(rows()).extracting(BuildRecord::id).containsExactly("old1");
    }

    @Test
    void builds_are_found_by_how_they_ended_with_chips_and_with_words() throws Exception {
        show(window.buildsPage());
        chip("Failed  1");
        assertThat(rows()).extracting(BuildRecord::id).containsExactly("failed");
        chip("Cancelled  1");
        assertThat(rows()).extracting(BuildRecord::id).containsExactly("old2");
        chip("All  5");
        assertThat(rows()).hasSize(5);
        assertThat(words()).noneMatch(word -> word.startsWith("Interrupted"));
        ui(() -> {
            ((TextField) scene.getRoot().lookup(".library-filter .text-field")).setText("pyapp failed");
            return true;
        });
        assertThat(rows()).extracting(BuildRecord::id).containsExactly("failed");
    }

    private void chip(String text) throws Exception {
        ui(() -> {
            scene.getRoot().lookupAll(".chip-toggle").stream().map(ToggleButton.class::cast)
                    .filter(chip -> text.equals(chip.getText())).findFirst().orElseThrow().fire();
            return true;
        });
    }

    @Test
    void a_build_of_before_is_looked_at_with_its_failure_and_its_log() throws Exception {
        show(window.buildsPage());
        BuildRecord failed = rows().stream().filter(build -> build.id().equals("failed")).findFirst().orElseThrow();
        ui(() -> {
            window.buildsPage().open(failed);
            return true;
        });
        until(() -> words().contains("Failed") && words().contains("Go to line 11")
                && words().contains("Open the failed step’s files"));
        until(() -> words().contains("build: RUN python3 -m venv /opt/venv && pip install"));
    }

    @Test
    void a_build_is_removed_when_it_was_said_what_goes() throws Exception {
        show(window.buildsPage());
        select("old2");
        command("Remove…");
        until(() -> words().contains("What goes: the record and its log."));
        click("Remove");
        until(() -> rows().size() == 4);
        assertThat(fake.list()).noneMatch(build -> build.id().equals("old2"));
    }

    @Test
    void the_same_is_built_again_with_the_same_arguments() throws Exception {
        show(window.buildsPage());
        select("built");
        command("Build again");
        until(() -> fake.requests().size() == 1);
        BuildRequest request = fake.requests().getFirst();
        assertThat(request.args()).containsEntry("DEBIAN", "12");
        assertThat(request.tags()).extracting(ImageReference::familiar).containsExactly("pyapp:2.0");
        until(() -> words().contains("Building pyapp:2.0"));
    }

    @Test
    void what_is_in_the_editor_is_built_followed_and_cancelled() throws Exception {
        desk();
        click("Build");
        until(() -> fake.requests().size() == 1);
        assertThat(fake.requests().getFirst().text()).isEqualTo(MockupBuilds.DOCKERFILE);
        fake.tell("build1", 0, new BuildEvent.Planned(MockupBuilds.plan()));
        fake.tell("build1", 5, new BuildEvent.Started(10));
        fake.tell("build1", 9, new BuildEvent.Output(10, false, "cc -c fast.c\n"));
        until(() -> words().contains("Cancel") && ui(() -> desk.runProperty().get() != null));
        until(() -> ui(() -> !desk.runProperty().get().steps().isEmpty()));
        ui(() -> {
            desk.panel().select(10);
            return true;
        });
        until(() -> words().contains("native: RUN make -C /src -j4"));
        click("Cancel");
        until(() -> words().contains("Cancelled"));
        assertThat(ui(() -> desk.runProperty().get().isRunning())).isFalse();
        until(() -> words().contains("Build"));
    }

    @Test
    void a_build_that_is_lost_with_its_engine_is_taken_up_again_and_another_can_be_begun() throws Exception {
        desk();
        click("Build");
        until(() -> fake.requests().size() == 1);
        until(() -> ui(() -> desk.runProperty().get() != null));
        fake.tell("build1", 0, new BuildEvent.Planned(MockupBuilds.plan()));
        fake.tell("build1", 9, new BuildEvent.Output(10, false, "cc -c fast.c\n"));
        until(() -> ui(() -> desk.panel().log().shownLines() == 1));
        // A list that was asked for before would take it up again at once.
        until(tasks::isIdle);
        ui(() -> {
            window.builds().close();
            return true;
        });
        assertThat(ui(() -> desk.runProperty().get().isRunning())).isFalse();
        assertThat(ui(() -> desk.panel().log().shownLines())).isEqualTo(1);
        fake.remove(List.of("old2"));
        ui(() -> {
            window.builds().refresh();
            return true;
        });
        until(() -> ui(() -> desk.runProperty().get().isRunning()));
        fake.end("build1", new Outcome.Cancelled(Duration.ofSeconds(1)));
        until(() -> ui(() -> !desk.runProperty().get().isRunning()));
        click("Build");
        until(() -> fake.requests().size() == 2);
    }

    @Test
    void a_cancel_that_fails_is_told_and_the_build_goes_on() throws Exception {
        desk();
        click("Build");
        until(() -> words().contains("Cancel") && ui(() -> desk.runProperty().get() != null));
        fake.refuse("no such luck");
        click("Cancel");
        until(() -> words().stream().anyMatch(each -> each.startsWith("The build was not stopped:")));
        assertThat(ui(() -> desk.runProperty().get().isRunning())).isTrue();
        assertThat(ui(() -> desk.commands().get(1).enabled().get())).isTrue();
    }

    @Test
    void a_build_that_waits_for_an_engine_can_be_cancelled_and_goes_with_its_page() throws Exception {
        desk();
        ui(() -> {
            window.engines().close();
            desk.build();
            return true;
        });
        click("Cancel");
        until(() -> words().contains("Build"));
        ui(() -> {
            desk.build();
            desk.close();
            window.engines().look();
            return true;
        });
        until(() -> ui(() -> window.builds().records().size() == 5) && tasks.isIdle());
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void a_build_of_an_address_is_done_again_unless_its_address_was_shortened() throws Exception {
        fake.keep(remote("shortened", "https://example.org/context.tar.gz", true));
        fake.keep(remote("whole", "https://example.org/whole.tar.gz", false));
        fake.keep(remote("sent", "", false));
        show(window.buildsPage());
        until(() -> rows().size() == 8);
        select("shortened");
        command("Build again");
        until(() -> words().stream().anyMatch(each -> each.startsWith("Its address may have named a user")));
        click("Close");
        select("sent");
        command("Build again");
        until(() -> words().stream().anyMatch(each -> each.startsWith("Its files were sent by another client")));
        click("Close");
        assertThat(fake.requests()).isEmpty();
        select("whole");
        command("Build again");
        until(() -> fake.requests().size() == 1);
        assertThat(fake.requests().getFirst().source())
                .isEqualTo(new BuildSource.Remote("https://example.org/whole.tar.gz"));
    }

    private BuildRecord remote(String id, String origin, boolean shortened) {
        BuildRecord one = fake.list().getLast();
        return new BuildRecord(id, origin, shortened, "Dockerfile", "FROM scratch", List.of(), null, one.args(),
                one.labels(), List.of(), one.options(), one.started(), 1, 0, one.outcome());
    }

    @Test
    void how_many_builds_stay_is_said_and_changed() throws Exception {
        show(window.buildsPage());
        until(() -> words().contains("The newest 200 builds stay, with up to 2GB of what they wrote."));
        click("Change…");
        until(() -> words().contains("What stays of builds"));
        TextField builds = ui(() -> (TextField) scene.getRoot().lookupAll(".sheet .text-field").iterator().next());
        ui(() -> {
            builds.setText("none");
            return true;
        });
        assertThat(ui(() -> button("Keep so much").isDisabled())).isTrue();
        ui(() -> {
            builds.setText("3");
            return true;
        });
        assertThat(words()).anyMatch(each -> each.startsWith("The oldest 2 builds go at once"));
        click("Keep so much");
        until(() -> words().contains("The newest 3 builds stay, with up to 2GB of what they wrote."));
        assertThat(fake.retention()).isEqualTo(new Retention(3, Retention.DEFAULT.bytes(), 10));
    }

    @Test
    void how_many_stay_need_not_be_a_figure_that_can_be_typed() throws Exception {
        fake.retain(new Retention(5_000_000, Retention.DEFAULT.bytes(), 1_000_000));
        ui(() -> {
            window.builds().refresh();
            return true;
        });
        show(window.buildsPage());
        until(() -> words().stream().anyMatch(each -> each.startsWith("The newest 5,000,000 builds stay")));
        click("Change…");
        until(() -> words().contains("What stays of builds"));
        assertThat(ui(() -> button("Keep so much").isDisabled())).isFalse();
    }

    @Test
    void a_build_whose_dockerfile_is_read_late_shows_it_on_its_page() throws Exception {
        BuildRecord one = fake.list().getFirst();
        fake.keep(new BuildRecord("late", one.origin(), "Dockerfile", "", List.of(), null, one.args(), one.labels(),
                List.of(), one.options(), one.started(), 0, 0, new Outcome.Running()));
        ui(() -> {
            window.builds().refresh();
            return true;
        });
        until(() -> ui(() -> window.builds().records().size() == 6));
        ui(() -> {
            window.buildsPage().open(window.builds().records().stream().filter(each -> each.id().equals("late"))
                    .findFirst().orElseThrow());
            return true;
        });
        FollowedBuild followed = ui(() -> window.builds().at("late").orElseThrow());
        fake.write("late", MockupBuilds.DOCKERFILE);
        fake.tell("late", 0, new BuildEvent.Planned(MockupBuilds.plan()));
        until(() -> ui(() -> scene.getRoot().lookup(".dockerfile-area") instanceof CodeArea area
                && area.getText().strip().equals(MockupBuilds.DOCKERFILE.strip())));
        assertThat(ui(() -> followed.run().textProperty().get())).isEqualTo(MockupBuilds.DOCKERFILE);
    }

    @Test
    void a_build_that_cannot_be_followed_shows_what_its_record_says() throws Exception {
        BuildRecord one = fake.list().stream().filter(each -> each.id().equals("failed")).findFirst().orElseThrow();
        fake.keep(new BuildRecord("gone", one.origin(), folder.resolve("web.Dockerfile").toString(),
                MockupBuilds.DOCKERFILE, List.of(), null, one.args(), one.labels(), List.of(), one.options(),
                one.started(), 0, 0, one.outcome()));
        fake.lose("gone");
        ui(() -> {
            window.buildsPage().open(fake.list().getFirst());
            return true;
        });
        until(() -> ui(() -> scene.getRoot().lookup(".dockerfile-area") instanceof CodeArea area
                && area.getText().strip().equals(MockupBuilds.DOCKERFILE.strip())));
        until(() -> words().contains("The rest of the log cannot be shown here: its log is gone"));
        // It lies outside its context.
        assertThat(words()).contains(folder.resolve("web.Dockerfile").toString());
    }

    @Test
    void what_a_build_left_is_opened_also_where_nothing_is_known_of_its_steps() throws Exception {
        BuildRecord one = fake.list().getFirst();
        fake.keep(new BuildRecord("bare", one.origin(), "Dockerfile", MockupBuilds.DOCKERFILE, List.of(), null,
                one.args(), one.labels(), List.of(), one.options(), one.started(), 0, 0,
                new Outcome.Failed(7, 11, "no", 1, MemoryEngine.digest("left"), Duration.ofSeconds(1))));
        desk();
        ui(() -> {
            desk.show(window.builds().open(fake.list().getFirst()));
            return true;
        });
        until(() -> words().contains("Open the failed step’s files"));
        click("Open the failed step’s files");
        assertThat(images).containsExactly(MemoryEngine.digest("left"));
    }

    @Test
    void a_build_whose_following_broke_is_followed_anew_while_it_runs() throws Exception {
        FollowedBuild broken = ui(() -> window.builds().at("running").orElseThrow());
        until(() -> ui(() -> broken.run().finished() == 9));
        fake.breakOff("running");
        until(() -> ui(() -> broken.lostProperty().get() != null));
        assertThat(ui(() -> broken.run().isRunning())).isFalse();
        BuildRecord record = fake.list().getFirst();
        FollowedBuild anew = ui(() -> window.builds().open(record));
        assertThat(anew).isNotSameAs(broken);
        until(() -> ui(() -> anew.run().finished() == 9));
        assertThat(ui(() -> window.builds().open(record))).isSameAs(anew);
    }

    @Test
    void the_name_that_was_built_last_is_there_again_when_the_dockerfile_is_opened_again() throws Exception {
        desk();
        assertThat(ui(() -> desk.orderProperty().get().tags())).endsWith(":latest");
        ui(() -> {
            desk.orderProperty().set(desk.orderProperty().get().withTags("shop:7"));
            return true;
        });
        click("Build");
        until(() -> fake.requests().size() == 1);
        ui(() -> {
            desk.close();
            return true;
        });
        desk();
        assertThat(ui(() -> ((TextField) scene.getRoot().lookup(".build-tag")).getText())).isEqualTo("shop:7");
    }

    @Test
    void the_file_of_a_secret_is_chosen_and_its_bytes_are_sent() throws Exception {
        Path key = Files.writeString(folder.resolve("token.txt"), "s3cret");
        ui(() -> {
            document.set(DockerfileDocument.of("FROM a\nRUN --mount=type=secret,id=token make\n"));
            return true;
        });
        desk();
        pressArguments();
        desktop.chosen.add(key);
        ui(() -> {
            ((Button) scene.getRoot().lookup(".secret-browse")).fire();
            return true;
        });
        click("Done");
        click("Build");
        until(() -> fake.requests().size() == 1);
        assertThat(fake.requests().getFirst().secrets().get("token")).asString().isEqualTo("s3cret");
    }

    @Test
    void another_context_is_chosen_among_the_options() throws Exception {
        desk();
        Path other = Files.createDirectories(folder.resolve("other"));
        desktop.chosen.add(other);
        pressArguments();
        click("Other folder…");
        until(() -> words().contains(other.toString()));
        click("Done");
        click("Build");
        until(() -> fake.requests().size() == 1);
        assertThat(fake.requests().getFirst().source()).isEqualTo(new BuildSource.Folder(other));
        assertThat(fake.requests().getFirst().dockerfile()).isEqualTo(folder.resolve("Dockerfile").toString());
        assertThat(fake.requests().getFirst().tags()).extracting(ImageReference::familiar)
                .containsExactly("other:latest");
    }

    @Test
    void a_name_that_follows_another_folder_says_so_and_can_be_kept() throws Exception {
        desk();
        String before = ui(() -> desk.orderProperty().get().tags());
        ui(() -> {
            context.set(folder.resolve("other"));
            return true;
        });
        until(() -> words().contains("The image is now called other:latest, after its folder."));
        click("Keep " + before);
        assertThat(ui(() -> desk.orderProperty().get().tags())).isEqualTo(before);
        ui(() -> {
            context.set(folder.resolve("third"));
            return true;
        });
        assertThat(ui(() -> desk.orderProperty().get().tags())).isEqualTo(before);
    }

    @Test
    void a_name_that_was_built_with_stays() throws Exception {
        desk();
        String before = ui(() -> desk.orderProperty().get().tags());
        click("Build");
        until(() -> fake.requests().size() == 1);
        ui(() -> {
            context.set(folder.resolve("other"));
            return true;
        });
        assertThat(ui(() -> desk.orderProperty().get().tags())).isEqualTo(before);
    }

    @Test
    void build_and_cancel_take_the_same_room() throws Exception {
        desk();
        double build = ui(() -> button("Build").getWidth());
        click("Build");
        until(() -> words().contains("Cancel"));
        assertThat(ui(() -> {
            scene.getRoot().layout();
            return button("Cancel").getWidth();
        })).isEqualTo(build).isPositive();
    }

    private void pressArguments() throws Exception {
        ui(() -> {
            ((Button) scene.getRoot().lookup(".build-args")).fire();
            return true;
        });
    }

    @Test
    void a_name_that_is_none_cannot_be_built() throws Exception {
        desk();
        ui(() -> {
            desk.orderProperty().set(desk.orderProperty().get().withTags("Not A Name"));
            return true;
        });
        assertThat(ui(() -> button("Build").isDisabled())).isTrue();
    }

    @Test
    void a_step_that_writes_much_does_not_hold_the_window_and_its_log_is_searched() throws Exception {
        desk();
        click("Build");
        until(() -> fake.requests().size() == 1);
        fake.tell("build1", 0, new BuildEvent.Planned(MockupBuilds.plan()));
        fake.tell("build1", 5, new BuildEvent.Started(10));
        for (int i = 0; i < 100; i++) {
            var chunk = new StringBuilder();
            for (int line = 0; line < 1000; line++) {
                chunk.append("compiling ").append(i * 1000 + line).append(line == 999 ? " WARN" : "").append('\n');
            }
            fake.tell("build1", 10 + i, new BuildEvent.Output(10, false, chunk.toString()));
        }
        until(() -> ui(() -> desk.panel().log().shownLines() == 100_000));
        assertThat(ui(() -> desk.panel().log().isFollowing())).isTrue();
        ui(() -> {
            desk.panel().log().find("WARN");
            return true;
        });
        until(() -> words().contains("1 of 100"));
        assertThat(ui(() -> desk.panel().log().isFollowing())).isFalse();
    }

    @Test
    void selecting_a_step_shows_what_it_wrote() throws Exception {
        desk();
        click("Build");
        until(() -> fake.requests().size() == 1);
        fake.tell("build1", 0, new BuildEvent.Planned(MockupBuilds.plan()));
        fake.tell("build1", 1, new BuildEvent.Started(7));
        fake.tell("build1", 2, new BuildEvent.Started(10));
        fake.tell("build1", 3, new BuildEvent.Output(7, false, "pip\nreads\n"));
        fake.end("build1", new Outcome.Failed(7, 11, "no", 1, null, Duration.ofSeconds(1)));
        until(() -> words().contains("Failed"));
        ui(() -> {
            desk.panel().select(10);
            return true;
        });
        until(() -> words().contains("This step wrote nothing."));
        ui(() -> {
            desk.panel().select(7);
            return true;
        });
        until(() -> ui(() -> desk.panel().log().shownLines() == 2));
        click("Go to line 11");
        assertThat(lines).containsExactly(11);
    }

    private void desk() throws Exception {
        ui(() -> {
            context.set(folder);
            desk = new BuildDesk(window.bench(), window.engines(), window.builds(),
                    new BuildSubject(new SimpleObjectProperty<>(folder.resolve("Dockerfile")),
                            context, document),
                    new BuildLinks() {
                        @Override
                        public void openImage(Digest image) {
                            images.add(image);
                        }

                        @Override
                        public void openStep(BuildRun run, StepRun step) {}

                        @Override
                        public void openLine(int line) {
                            lines.add(line);
                        }
                    });
            var node = new BorderPane(desk.panel());
            node.setTop(desk.bar());
            window.bench().navigator().go(new Page() {
                @Override
                public ObservableValue<String> title() {
                    return new SimpleStringProperty("desk");
                }

                @Override
                public Node node() {
                    return node;
                }
            });
            return true;
        });
    }

    private void show(Page page) throws Exception {
        ui(() -> {
            window.bench().navigator().go(page);
            return true;
        });
    }

    private void command(String title) throws Exception {
        ui(() -> {
            window.buildsPage().commands().stream().filter(each -> each.title().getValue().equals(title)).findFirst()
                    .orElseThrow().action().run();
            return true;
        });
    }

    private void select(String id) throws Exception {
        ui(() -> {
            TableView<BuildRecord> table = table();
            for (int row = 0; row < table.getItems().size(); row++) {
                if (table.getItems().get(row).id().equals(id)) {
                    table.getSelectionModel().clearAndSelect(row);
                }
            }
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private TableView<BuildRecord> table() {
        return (TableView<BuildRecord>) scene.getRoot().lookup(".builds-table");
    }

    private List<BuildRecord> rows() throws Exception {
        return ui(() -> table() == null ? List.of() : List.copyOf(table().getItems()));
    }

    private ButtonBase button(String text) {
        return all().filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast)
                .filter(button -> text.equals(button.getText())).findFirst().orElseThrow();
    }

    private void click(String text) throws Exception {
        until(() -> ui(() -> all().anyMatch(node -> text.equals(node.getText()))));
        ui(() -> {
            all().filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast)
                    .filter(each -> text.equals(each.getText())).findFirst().orElseThrow().fire();
            return true;
        });
    }

    private Stream<Labeled> all() {
        return Stream.of(".label", ".button", ".hyperlink")
                .flatMap(style -> scene.getRoot().lookupAll(style).stream()).filter(Labeled.class::isInstance)
                .map(Labeled.class::cast);
    }

    private List<String> words() throws Exception {
        return ui(() -> all().filter(BuildPagesTest::isSeen).map(each -> String.valueOf(each.getText())).toList());
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
