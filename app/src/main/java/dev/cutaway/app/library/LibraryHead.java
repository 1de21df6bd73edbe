package dev.cutaway.app.library;

import dev.cutaway.app.control.CountChips;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.images.ImageCommands;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Above the list: chips, filter, and what can be done with all images. Where it is narrow the page's name goes, which
 * stands in the top bar anyway, and then the words of the buttons.
 */
final class LibraryHead extends HBox {

    private final Texts texts;
    private final Label title = new Label();
    private final CountChips<Group> chips;
    private final TextField field = new TextField();
    private final List<Button> buttons;
    private double room;

    /** @param down asked to give the list the keyboard */
    LibraryHead(Texts texts, ShownImages shown, ImageActions actions, ImageCommands files, Runnable showStart,
            Runnable down) {
        this.texts = texts;
        getStyleClass().addAll("library-head", "hairline-below");
        title.textProperty().bind(texts.of("library.title"));
        title.getStyleClass().add("title");
        title.setMinWidth(USE_PREF_SIZE);
        chips = new CountChips<>(texts, Group.class, shown.groupProperty(), Group::key, Set.of(Group.INTERMEDIATE));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        buttons = List.of(button("library.command.prune", Feather.SCISSORS, actions::prune),
                button("library.command.load", Feather.DOWNLOAD, actions::askAndLoad));
        getChildren().addAll(title, chips, gap, filterField(shown, down));
        getChildren().addAll(buttons);
        getChildren().add(more(actions, files, showStart));
        chips.layoutBoundsProperty().subscribe(this::fit);
    }

    private MenuButton more(ImageActions actions, ImageCommands files, Runnable showStart) {
        var more = new MenuButton("", FontIcon.of(Feather.MORE_HORIZONTAL, 16));
        more.getStyleClass().add("more");
        more.accessibleTextProperty().bind(texts.of("library.more"));
        more.setMinWidth(USE_PREF_SIZE);
        more.getItems().addAll(item("library.command.import", Feather.BOX, actions::importRoot),
                new SeparatorMenuItem(),
                item("images.command.open-file", Feather.FILE, files::openFiles),
                item("images.command.open-folder", Feather.FOLDER, files::openFolder),
                item("library.command.start", Feather.BOOK_OPEN, showStart));
        return more;
    }

    private Node filterField(ShownImages shown, Runnable down) {
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
                down.run();
                key.consume();
            }
        });
        var box = new HBox(FontIcon.of(Feather.SEARCH, 14), field);
        box.getStyleClass().addAll("field", "library-filter");
        field.setTooltip(Tips.asked(() -> shown.problemProperty().get().isEmpty()
                ? texts.text("library.filter.tip")
                : shown.problemProperty().get()));
        shown.problemProperty().subscribe(problem -> {
            box.getStyleClass().remove("invalid");
            if (!problem.isEmpty()) {
                box.getStyleClass().add("invalid");
            }
        });
        return box;
    }

    private Button button(String key, Feather icon, Runnable action) {
        var button = new Button();
        button.textProperty().bind(texts.of(key));
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        button.setTooltip(Tips.asked(button::getText));
        return button;
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        var item = new MenuItem();
        item.textProperty().bind(texts.of(key));
        item.setGraphic(FontIcon.of(icon, 14));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** @param width of the page: this is as wide as it has to be, even where that is more */
    void room(double width) {
        room = width;
        fit();
    }

    /** As much as there is room for. */
    private void fit() {
        show(true, ContentDisplay.LEFT);
        if (isTooNarrow()) {
            show(false, ContentDisplay.LEFT);
        }
        if (isTooNarrow()) {
            show(false, ContentDisplay.GRAPHIC_ONLY);
        }
    }

    private boolean isTooNarrow() {
        applyCss();
        return minWidth(-1) > room;
    }

    private void show(boolean name, ContentDisplay words) {
        title.setVisible(name);
        title.setManaged(name);
        buttons.forEach(button -> button.setContentDisplay(words));
    }

    /** Shows how many images each chip has. */
    void show(Contents contents) {
        chips.show(group -> contents.images().stream().filter(image -> group.has(contents, image)).count());
        fit();
    }

    /** Gives the filter the keyboard. */
    void filter() {
        field.requestFocus();
        field.selectAll();
    }

    /** Empties the filter. */
    void clear() {
        field.clear();
    }
}
