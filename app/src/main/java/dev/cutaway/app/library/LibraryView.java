package dev.cutaway.app.library;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.images.ImageCommands;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The list with everything around it: chips, filter, buttons, totals, and the selected image beside it. */
final class LibraryView {

    /** Below it the chips take the room of the page's name, which stands in the top bar anyway. */
    private static final double ROOM_FOR_TITLE = 1020;
    private static final double ROOM_FOR_SIDE = 820;
    private static final double ROW = 36;

    private final Workbench bench;
    private final Texts texts;
    private final ImageActions actions;
    private final Library library;
    private final ShownImages shown;
    private final LibraryTable table;
    private final GroupChips chips;
    private final TotalsLine totals;
    private final SidePanel side;
    private final TextField field = new TextField();
    private final Label title = new Label();
    private final BorderPane node = new BorderPane();
    private boolean updating;

    LibraryView(Workbench bench, Library library, ImageActions actions, ImageCommands files, Runnable showStart) {
        this.bench = bench;
        this.texts = bench.texts();
        this.library = library;
        this.actions = actions;
        shown = new ShownImages(library, bench.tasks());
        table = new LibraryTable(texts);
        chips = new GroupChips(texts, shown.groupProperty());
        totals = new TotalsLine(texts, library, bench.tasks());
        side = new SidePanel(texts, library, new Descriptions(library, bench.tasks()), actions);
        var sorted = new SortedList<>(shown.list());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener<KeptImage>) change -> selected());
        var nothing = new Label();
        nothing.textProperty().bind(library.stateProperty().flatMap(
                state -> texts.of(state instanceof Library.State.Known ? "library.nothing" : "library.reading")));
        table.setPlaceholder(nothing);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                openSelected();
            }
        });
        table.setContextMenu(new ContextMenu());
        table.getContextMenu().setOnShowing(event -> table.getContextMenu().getItems().setAll(menu()));
        // An empty menu would never be shown, so it has something from the start.
        table.getContextMenu().getItems().setAll(menu());
        // As narrow as the window: only then it is seen that there is no room for everything.
        node.setMinWidth(0);
        node.setTop(head(files, showStart));
        var listed = new StackPane(table, reminder());
        VBox.setVgrow(listed, Priority.ALWAYS);
        node.setCenter(new VBox(listed, totals));
        node.setRight(side);
        node.widthProperty().subscribe(this::fit);
        texts.messagesProperty().addListener((messages, before, now) -> show(library.contents()));
    }

    private HBox head(ImageCommands files, Runnable showStart) {
        title.textProperty().bind(texts.of("library.title"));
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var load = button("library.command.load", Feather.DOWNLOAD, actions::askAndLoad);
        var prune = button("library.command.prune", Feather.SCISSORS, actions::prune);
        var more = new MenuButton("", FontIcon.of(Feather.MORE_HORIZONTAL, 16));
        more.getStyleClass().add("more");
        more.accessibleTextProperty().bind(texts.of("library.more"));
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.getItems().addAll(item("library.command.import", Feather.BOX, actions::importRoot),
                new SeparatorMenuItem(),
                item("images.command.open-file", Feather.FILE, files::openFiles),
                item("images.command.open-folder", Feather.FOLDER, files::openFolder),
                item("library.command.start", Feather.BOOK_OPEN, showStart));
        var head = new HBox(title, chips, gap, filterField(), prune, load, more);
        head.getStyleClass().addAll("library-head", "hairline-below");
        return head;
    }

    private Node filterField() {
        field.getStyleClass().add("bare");
        field.promptTextProperty().bind(texts.of("library.filter.prompt"));
        field.accessibleTextProperty().bind(texts.of("library.filter.name"));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().subscribe(shown::type);
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
        var tip = Tips.asked(() -> shown.problemProperty().get().isEmpty()
                ? texts.text("library.filter.tip")
                : shown.problemProperty().get());
        field.setTooltip(tip);
        shown.problemProperty().subscribe(problem -> {
            box.getStyleClass().remove("invalid");
            if (!problem.isEmpty()) {
                box.getStyleClass().add("invalid");
            }
        });
        return box;
    }

    /** In the room below the last row, as long as there is some. */
    private Node reminder() {
        var words = new Label();
        words.textProperty().bind(texts.of("library.drop.reminder"));
        words.setGraphic(FontIcon.of(Feather.DOWNLOAD, 16));
        words.getStyleClass().addAll("secondary", "drop-reminder");
        words.setMouseTransparent(true);
        StackPane.setAlignment(words, Pos.BOTTOM_CENTER);
        words.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> !table.getItems().isEmpty() && (table.getItems().size() + 5) * ROW < table.getHeight(),
                table.heightProperty(), table.getItems()));
        return words;
    }

    private Button button(String key, Feather icon, Runnable action) {
        var button = new Button();
        button.textProperty().bind(texts.of(key));
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        var item = new MenuItem();
        item.textProperty().bind(texts.of(key));
        item.setGraphic(FontIcon.of(icon, 14));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void fit() {
        boolean wide = node.getWidth() >= ROOM_FOR_TITLE;
        title.setVisible(wide);
        title.setManaged(wide);
        side.setVisible(node.getWidth() >= ROOM_FOR_SIDE);
        side.setManaged(node.getWidth() >= ROOM_FOR_SIDE);
    }

    /** Shows these contents; what was selected stays so, as far as it still is there. */
    void show(Contents contents) {
        Set<Digest> before = table.getSelectionModel().getSelectedItems().stream().map(KeptImage::id)
                .collect(Collectors.toSet());
        updating = true;
        table.show(contents);
        chips.show(contents);
        shown.show(contents);
        table.getSelectionModel().clearSelection();
        for (int row = 0; row < table.getItems().size(); row++) {
            if (before.contains(table.getItems().get(row).id())) {
                table.getSelectionModel().select(row);
            }
        }
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
        table.refresh();
        updating = false;
        selected();
    }

    private void selected() {
        if (!updating) {
            List<KeptImage> chosen = selection();
            totals.show(chosen);
            side.show(chosen.isEmpty() ? null : chosen.getLast());
        }
    }

    private List<KeptImage> selection() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull)
                .filter(image -> library.contents().find(image.id()).isPresent()).toList();
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            openSelected();
            key.consume();
        } else if (key.getCode() == KeyCode.DELETE) {
            actions.remove(selection());
            key.consume();
        }
    }

    private void openSelected() {
        selection().forEach(actions::open);
    }

    private List<MenuItem> menu() {
        return commands().stream().map(command -> {
            var item = new MenuItem(command.title().getValue(), new FontIcon(command.icon()));
            item.setDisable(!command.enabled().get());
            item.setOnAction(event -> command.action().run());
            return item;
        }).toList();
    }

    /** What can be done with the selection. */
    List<Command> commands() {
        List<KeptImage> chosen = selection();
        boolean own = library.contents().hasTrash();
        KeptImage one = chosen.size() == 1 ? chosen.getFirst() : null;
        return List.of(
                command("library.command.open", Feather.EYE, !chosen.isEmpty(), this::openSelected),
                command("library.command.save", Feather.SAVE, !chosen.isEmpty(), () -> actions.save(chosen)),
                single("library.command.tag", Feather.TAG, one, actions::tag),
                single("library.command.flatten", Feather.MINIMIZE_2, own ? one : null, actions::flatten),
                single(one != null && one.pinned() ? "library.unpin" : "library.pin", Feather.BOOKMARK,
                        own ? one : null, image -> actions.pin(image, !image.pinned())),
                single("library.command.copy", Feather.COPY, one,
                        image -> bench.desktop().copy(image.id().toString())),
                command("library.command.remove", Feather.TRASH_2, !chosen.isEmpty(), () -> actions.remove(chosen)));
    }

    private Command single(String key, Feather icon, @Nullable KeptImage image, Consumer<KeptImage> action) {
        return command(key, icon, image != null, () -> {
            if (image != null) {
                action.accept(image);
            }
        });
    }

    private Command command(String key, Feather icon, boolean enabled, Runnable action) {
        return new Command(texts.of(key), icon, null,
                new ReadOnlyBooleanWrapper(enabled), action);
    }

    Node node() {
        return node;
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

    List<PageView> views() {
        return List.of(new PageView("list", () -> {
            bench.sheets().close();
            field.clear();
            table.getSelectionModel().clearAndSelect(0);
        }), new PageView("remove", () -> actions.remove(selection())), new PageView("prune", actions::prune));
    }
}
