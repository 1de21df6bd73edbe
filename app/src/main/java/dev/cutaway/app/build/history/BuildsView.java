package dev.cutaway.app.build.history;

import dev.cutaway.app.build.follow.Builds;
import dev.cutaway.app.control.CountChips;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.Retention;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The list with what stands around it: chips, filter, buttons, the build cache, and what stays how long. */
final class BuildsView {

    private final Texts texts;
    private final BuildActions actions;
    private final Consumer<BuildRecord> open;
    private final BuildsTable table;
    private final ObservableList<BuildRecord> rows = FXCollections.observableArrayList();
    private final ObjectProperty<BuildGroup> group = new SimpleObjectProperty<>(this, "group", BuildGroup.ALL);
    private final CountChips<BuildGroup> chips;
    private final TextField field = new TextField();
    private final HBox head = new HBox();
    private final Label title = new Label();
    private List<Button> buttons = List.of();
    private final ObservableValue<@Nullable Retention> limit;
    private final Label kept = new Label();
    private final Hyperlink change = new Hyperlink();
    private final Label cache = new Label();
    private final Button prune = new Button();
    private final Label nothing = new Label();
    private final BorderPane node = new BorderPane();
    private Builds.State.Known known = new Builds.State.Known(List.of(), null);

    /** @param open shows a build on its own page */
    BuildsView(Workbench bench, Builds builds, BuildActions actions, BuildDoors doors, Consumer<BuildRecord> open) {
        this.texts = bench.texts();
        this.actions = actions;
        this.open = open;
        limit = builds.limit().valueProperty();
        chips = new CountChips<>(texts, BuildGroup.class, group, BuildGroup::key, Set.of(BuildGroup.INTERRUPTED));
        table = new BuildsTable(texts, builds);
        table.setItems(rows);
        nothing.textProperty().bind(builds.stateProperty().flatMap(
                state -> texts.of(state instanceof Builds.State.Known ? "build.filtered" : "build.reading")));
        table.setPlaceholder(nothing);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                openSelected();
            }
        });
        var menu = new ContextMenu(new MenuItem());
        menu.setOnShowing(event -> menu.getItems().setAll(commands().stream().map(BuildsView::item).toList()));
        table.setContextMenu(menu);
        node.setMinWidth(0);
        node.setTop(headed(doors));
        node.setCenter(table);
        node.setBottom(foot());
    }

    private HBox headed(BuildDoors doors) {
        title.textProperty().bind(texts.of("build.title"));
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        field.getStyleClass().add("bare");
        field.promptTextProperty().bind(texts.of("build.filter.prompt"));
        field.accessibleTextProperty().bind(texts.of("build.filter"));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().subscribe(typed -> fill());
        group.addListener((chosen, before, now) -> fill());
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
                focus();
                key.consume();
            }
        });
        var box = new HBox(FontIcon.of(Feather.SEARCH, 14), field);
        box.getStyleClass().addAll("field", "library-filter");
        var fresh = button("build.new-dockerfile", Feather.FILE_PLUS, doors::newDockerfile);
        var file = button("build.open-dockerfile", Feather.FOLDER, doors::openDockerfile);
        file.getStyleClass().add("primary");
        buttons = List.of(fresh, file);
        head.getChildren().addAll(title, chips, gap, box, fresh, file);
        head.getStyleClass().addAll("library-head", "hairline-below");
        node.widthProperty().subscribe(this::fit);
        chips.layoutBoundsProperty().subscribe(this::fit);
        return head;
    }

    /** Where it is narrow the page's name goes, which stands in the top bar anyway, and then the words of the buttons. */
    private void fit() {
        put(true, ContentDisplay.LEFT);
        if (isTooNarrow()) {
            put(false, ContentDisplay.LEFT);
        }
        if (isTooNarrow()) {
            put(false, ContentDisplay.GRAPHIC_ONLY);
        }
    }

    private void put(boolean name, ContentDisplay words) {
        title.setVisible(name);
        title.setManaged(name);
        buttons.forEach(button -> button.setContentDisplay(words));
    }

    private boolean isTooNarrow() {
        head.applyCss();
        // The head itself is as wide as it has to be, even where that is more than there is.
        return head.minWidth(-1) > node.getWidth();
    }

    private HBox foot() {
        kept.getStyleClass().add("secondary");
        kept.setMinWidth(0);
        change.textProperty().bind(texts.of("build.retention.change"));
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setOnAction(action -> actions.keep());
        limit.subscribe(now -> sayKept());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        cache.setMinWidth(Region.USE_PREF_SIZE);
        prune.textProperty().bind(texts.of("build.prune"));
        prune.setGraphic(new FontIcon(Feather.SCISSORS));
        prune.getStyleClass().add("compact");
        prune.setMinWidth(Region.USE_PREF_SIZE);
        prune.setOnAction(action -> prune());
        var foot = new HBox(kept, change, gap, cache, prune);
        foot.getStyleClass().addAll("totals-line", "hairline-above");
        return foot;
    }

    /** Nothing, where the engine does not say it. */
    private void sayKept() {
        Retention now = limit.getValue();
        kept.setVisible(now != null);
        change.setVisible(now != null);
        kept.setText(now == null
                ? ""
                : texts.text("build.retention", now.builds(), DockerText.size(now.bytes())));
    }

    private Button button(String key, Feather icon, Runnable action) {
        var button = new Button();
        button.textProperty().bind(texts.of(key));
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        button.setTooltip(Tips.asked(button::getText));
        return button;
    }

    private void prune() {
        Builds.Cache counted = known.cache();
        if (counted != null) {
            actions.prune(counted);
        }
    }

    /** Shows these builds; what was selected stays so, as far as it still is there. */
    void show(Builds.State.Known now) {
        known = now;
        sayKept();
        Builds.Cache counted = now.cache();
        cache.setText(counted == null ? "" : texts.text("build.cache", DockerText.size(counted.bytes())));
        chips.show(each -> now.records().stream().filter(build -> each.has(build.outcome())).count());
        prune.setDisable(counted == null || counted.records() == 0);
        fill();
    }

    private void fill() {
        Set<String> before = selection().stream().map(BuildRecord::id).collect(Collectors.toSet());
        rows.setAll(RecordFilter.of(known.records(), group.get(), field.getText(), texts));
        table.getSelectionModel().clearSelection();
        for (int row = 0; row < rows.size(); row++) {
            if (before.contains(rows.get(row).id())) {
                table.getSelectionModel().select(row);
            }
        }
        if (table.getSelectionModel().isEmpty() && !rows.isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private List<BuildRecord> selection() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            openSelected();
            key.consume();
        } else if (key.getCode() == KeyCode.DELETE) {
            remove();
            key.consume();
        }
    }

    private void openSelected() {
        selection().stream().findFirst().ifPresent(open);
    }

    private void remove() {
        actions.remove(selection(), () -> {
        });
    }

    /** What can be done with the selection. */
    List<Command> commands() {
        List<BuildRecord> chosen = selection();
        boolean one = chosen.size() == 1;
        boolean ended = chosen.stream().anyMatch(build -> !(build.outcome() instanceof Outcome.Running));
        return List.of(
                command("build.open", Feather.EYE, one, this::openSelected),
                command("build.again", Feather.REFRESH_CW, one && BuildActions.canAsk(chosen.getFirst()),
                        () -> actions.again(chosen.getFirst(), build -> open.accept(build.record()))),
                command("build.edit", Feather.EDIT_2, one && BuildsTable.dockerfile(chosen.getFirst()).isPresent(),
                        () -> actions.edit(chosen.getFirst())),
                command("build.remove", Feather.TRASH_2, ended, this::remove));
    }

    private Command command(String key, Feather icon, boolean enabled, Runnable action) {
        return new Command(texts.of(key), icon, null, new ReadOnlyBooleanWrapper(enabled), action);
    }

    private static MenuItem item(Command command) {
        var item = new MenuItem(command.title().getValue(), new FontIcon(command.icon()));
        item.setDisable(!command.enabled().get());
        item.setOnAction(event -> command.action().run());
        return item;
    }

    Node node() {
        return node;
    }

    /** The builds as they are listed. */
    List<BuildRecord> listed() {
        return List.copyOf(rows);
    }

    /** Gives the list the keyboard. */
    void focus() {
        table.requestFocus();
    }

    /** Gives the filter the keyboard. */
    void filter() {
        field.requestFocus();
        field.selectAll();
    }

    /** As the page looks when it is come to. */
    void first() {
        group.set(BuildGroup.ALL);
        field.clear();
        table.getSelectionModel().clearAndSelect(0);
    }
}
