package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.dockerfile.blocks.board.NewInstruction;
import dev.cutaway.app.dockerfile.blocks.board.NewInstruction.Group;
import dev.cutaway.app.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All instructions, by what they are for: one is pressed to add it after the chosen card, or dragged where it shall be. */
final class PaletteList extends ScrollPane {

    private final List<Button> items = new ArrayList<>();

    /**
     * @param add what pressing one does
     * @param draggable makes one draggable
     */
    PaletteList(Texts texts, Consumer<NewInstruction> add, BiConsumer<Button, NewInstruction> draggable) {
        getStyleClass().addAll("blocks-palette", "hairline-right");
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var list = new VBox();
        list.getStyleClass().add("palette-list");
        for (Group group : Group.values()) {
            var head = new Label(texts.text(name(group)));
            head.getStyleClass().add("palette-group");
            list.getChildren().add(head);
            for (NewInstruction each : NewInstruction.of(group)) {
                list.getChildren().add(item(texts, each, add, draggable));
            }
        }
        setContent(list);
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    private static String name(Group group) {
        return switch (group) {
            case FILES -> "blocks.palette.files";
            case RUN -> "blocks.palette.run";
            case STAGE -> "blocks.palette.stage";
            case START -> "blocks.palette.start";
            case MORE -> "blocks.palette.more";
        };
    }

    private Button item(Texts texts, NewInstruction each, Consumer<NewInstruction> add,
            BiConsumer<Button, NewInstruction> draggable) {
        var grip = new Region();
        grip.getStyleClass().add("grip");
        var item = new Button(each.name(), grip);
        item.getStyleClass().add("palette-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setOnAction(_ -> add.accept(each));
        item.setTooltip(Tips.of(texts.text("blocks.palette.hint", each.text())));
        // One stop for the tab key: from there the arrows go on.
        item.setFocusTraversable(items.isEmpty());
        draggable.accept(item, each);
        items.add(item);
        return item;
    }

    private void walk(KeyEvent event) {
        int at = items.indexOf(getScene().getFocusOwner());
        int next = at < 0 ? -1 : switch (event.getCode()) {
            case UP -> at - 1;
            case DOWN -> at + 1;
            case HOME -> 0;
            case END -> items.size() - 1;
            default -> -1;
        };
        if (next >= 0 && next < items.size()) {
            items.get(next).requestFocus();
            event.consume();
        }
    }

    /** Nothing but a first stage can be added to an empty Dockerfile. */
    void onlyFirst(boolean empty) {
        for (Button item : items) {
            item.setDisable(empty && !item.getText().equals("FROM") && !item.getText().equals("ARG"));
        }
    }
}
