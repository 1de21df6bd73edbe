package dev.cutaway.app.shell;

import dev.cutaway.app.shell.palette.CommandGroup;
import dev.cutaway.app.text.Texts;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys that work here and now. */
final class ShortcutSheet extends VBox {

    ShortcutSheet(Texts texts, List<CommandGroup> groups) {
        getStyleClass().addAll("sheet", "shortcut-sheet");
        setMaxHeight(USE_PREF_SIZE);
        var title = new Label();
        title.textProperty().bind(texts.of("shell.shortcuts"));
        title.getStyleClass().add("head");
        var columns = new HBox();
        columns.getStyleClass().add("shortcut-columns");
        for (CommandGroup group : groups) {
            List<Command> withKeys = group.commands().stream().filter(each -> each.shortcut() != null).toList();
            if (!withKeys.isEmpty()) {
                columns.getChildren().add(column(group, withKeys));
            }
        }
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        getChildren().addAll(title, scroll);
    }

    private static VBox column(CommandGroup group, List<Command> commands) {
        var head = new Label();
        head.textProperty().bind(group.title());
        head.getStyleClass().addAll("caption", "small");
        var column = new VBox(head);
        column.getStyleClass().add("shortcut-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        for (Command command : commands) {
            var name = new Label();
            name.textProperty().bind(command.title());
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var row = new HBox(name, gap);
            if (command.shortcut() != null) {
                row.getChildren().add(KeyCaps.of(command.shortcut()));
            }
            row.getStyleClass().add("shortcut-row");
            column.getChildren().add(row);
        }
        return column;
    }
}
