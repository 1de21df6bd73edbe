package dev.cutaway.app.library;

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
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The list with everything around it: chips, filter, buttons, totals, and the selected image beside it. */
final class LibraryView {

    private static final double ROOM_FOR_SIDE = 820;
    private static final double ROW = 36;

    private final Workbench bench;
    private final Texts texts;
    private final ImageActions actions;
    private final Library library;
    private final ShownImages shown;
    private final LibraryTable table;
    private final TotalsLine totals;
    private final SidePanel side;
    private final LibraryHead head;
    private final BorderPane node = new BorderPane();
    private boolean updating;

    LibraryView(Workbench bench, Library library, ImageActions actions, ImageCommands files, Runnable showStart) {
        this.bench = bench;
        this.texts = bench.texts();
        this.library = library;
        this.actions = actions;
        shown = new ShownImages(library, bench.tasks());
        table = new LibraryTable(texts);
        head = new LibraryHead(texts, shown, actions, files, showStart, this::focus);
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
        node.setTop(head);
        var listed = new StackPane(table, reminder());
        VBox.setVgrow(listed, Priority.ALWAYS);
        var middle = new VBox(listed, totals);
        middle.setMinWidth(0);
        node.setCenter(middle);
        node.setRight(side);
        node.widthProperty().subscribe(this::fit);
        texts.messagesProperty().addListener((messages, before, now) -> show(library.contents()));
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

    private void fit() {
        head.room(node.getWidth());
        side.setVisible(node.getWidth() >= ROOM_FOR_SIDE);
        side.setManaged(node.getWidth() >= ROOM_FOR_SIDE);
    }

    /** Shows these contents; what was selected stays so, as far as it still is there. */
    void show(Contents contents) {
        Set<Digest> before = table.getSelectionModel().getSelectedItems().stream().map(KeptImage::id)
                .collect(Collectors.toSet());
        updating = true;
        table.show(contents);
        head.show(contents);
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
        head.filter();
    }

    List<PageView> views() {
        return List.of(new PageView("list", () -> {
            head.clear();
            table.getSelectionModel().clearAndSelect(0);
        }), new PageView("remove", () -> actions.remove(selection())), new PageView("prune", actions::prune));
    }
}
