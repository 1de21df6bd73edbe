package dev.cutaway.app.build.history;

import dev.cutaway.app.build.follow.BuildNames;
import dev.cutaway.app.build.follow.Builds;
import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.build.panel.BuildLinks;
import dev.cutaway.app.build.panel.BuildPanel;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.control.FilePaths;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Ages;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One build looked at again: the Dockerfile as it was built at the left, what happened at the right. */
final class RecordPage implements Page, BuildLinks {

    private final Workbench bench;
    private final Texts texts;
    private final Builds builds;
    private final BuildActions actions;
    private final BuildDoors doors;
    private final Page parent;
    private BuildRecord record;
    private final BuildPanel panel;
    private final SplitPane split;
    private BuiltText text;
    private String built = "";
    private final SimpleObjectProperty<@Nullable BuildRun> run = new SimpleObjectProperty<>();
    private final Button again = new Button();
    private final Button stop = new Button();
    private final BorderPane node = new BorderPane();

    RecordPage(Workbench bench, Builds builds, BuildActions actions, BuildDoors doors, Page parent,
            BuildRecord record) {
        this.bench = bench;
        this.texts = bench.texts();
        this.builds = builds;
        this.actions = actions;
        this.doors = doors;
        this.parent = parent;
        this.record = record;
        panel = new BuildPanel(bench, this);
        text = doors.text("", run);
        split = new SplitPane(text.node(), panel);
        split.setDividerPositions(bench.settings().number("builds.divider", 0.5).get());
        split.getDividers().getFirst().positionProperty()
                .addListener((position, before, now) -> bench.settings().number("builds.divider", 0.5)
                        .set(now.doubleValue()));
        node.setMinWidth(0);
        node.setTop(head());
        node.setCenter(split);
    }

    private Node head() {
        var title = new Label(BuildNames.of(record));
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var source = new Label(BuildNames.dockerfile(record).map(FilePaths::familiar)
                .orElseGet(() -> BuildsTable.source(texts, record)));
        source.getStyleClass().addAll("mono", "secondary");
        source.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        source.setMinWidth(0);
        HBox.setHgrow(source, Priority.ALWAYS);
        var age = new Label();
        age.textProperty().bind(texts.messagesProperty().map(messages -> Ages.of(texts, record.started())));
        age.getStyleClass().add("secondary");
        age.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        dress(again, "build.again", Feather.REFRESH_CW, this::again);
        again.getStyleClass().add("primary");
        dress(stop, "build.bar.cancel", Feather.SQUARE, () -> builds.cancel(record.id()));
        var edit = dress(new Button(), "build.edit", Feather.EDIT_2, () -> actions.edit(record));
        edit.setDisable(BuildsTable.dockerfile(record).isEmpty());
        var remove = dress(new Button(), "build.remove", Feather.TRASH_2, this::remove);
        var head = new HBox(title, source, age, gap, edit, remove, stop, again);
        head.getStyleClass().addAll("library-head", "hairline-below", "record-head");
        return head;
    }

    private Button dress(Button button, String key, Feather icon, Runnable action) {
        button.textProperty().bind(texts.of(key));
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void again() {
        actions.again(record, build -> {
            if (parent instanceof BuildsPage page) {
                page.open(build.record());
            }
        });
    }

    private void remove() {
        actions.remove(List.of(record), () -> {
            bench.navigator().go(parent);
            bench.navigator().forget(this);
        });
    }

    /** The Dockerfile is read only when the build has begun. */
    private void builds(@Nullable String dockerfile) {
        if (dockerfile != null && !dockerfile.equals(built)) {
            built = dockerfile;
            double divider = split.getDividers().getFirst().getPosition();
            text = doors.text(dockerfile, run);
            split.getItems().set(0, text.node());
            split.setDividerPosition(0, divider);
        }
    }

    /** The record is known better. */
    void becomes(BuildRecord now) {
        record = now;
        if (node.getScene() != null && panel.build().isPresent()) {
            follow();
        }
    }

    /** Lets go of what it showed. */
    void closed() {
        panel.show(null);
        run.set(null);
    }

    @Override
    public void shown() {
        follow();
    }

    private void follow() {
        FollowedBuild build = builds.open(record);
        if (panel.build().filter(shown -> shown == build).isEmpty()) {
            panel.show(build);
            run.set(build.run());
            build.run().outcomeProperty().subscribe(this::ended);
            build.run().textProperty().subscribe(this::builds);
        }
    }

    private void ended(Outcome outcome) {
        boolean running = outcome instanceof Outcome.Running;
        stop.setVisible(running);
        stop.setManaged(running);
        again.setVisible(!running);
        again.setManaged(!running);
    }

    @Override
    public void openImage(Digest image) {
        doors.openImage(image);
    }

    @Override
    public void openStep(BuildRun of, StepRun step) {
        doors.openStep(of, step);
    }

    @Override
    public void openLine(int line) {
        text.go(line);
    }

    /** What is shown of it. */
    BuildPanel panel() {
        return panel;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(BuildNames.of(record));
    }

    @Override
    public Optional<Page> parent() {
        return Optional.of(parent);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(texts.of("build.again"), Feather.REFRESH_CW, this::again),
                Command.of(texts.of("build.command.find"), Feather.SEARCH,
                        new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN), panel::find));
    }

    @Override
    public List<PageView> views() {
        return List.of(new PageView("record", () -> {
        }));
    }
}
