package dev.cutaway.app.library;

import dev.cutaway.app.text.Texts;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** The chips above the list, each with how many images it would show. */
final class GroupChips extends HBox {

    private final Texts texts;
    private final Map<Group, ToggleButton> chips = new EnumMap<>(Group.class);
    private Contents contents = Contents.NONE;

    GroupChips(Texts texts, ObjectProperty<Group> group) {
        this.texts = texts;
        getStyleClass().add("group-chips");
        var toggles = new ToggleGroup();
        for (Group each : Group.values()) {
            var chip = new ToggleButton();
            chip.getStyleClass().addAll("chip-toggle", "round");
            chip.setToggleGroup(toggles);
            chip.setMinWidth(USE_PREF_SIZE);
            chip.setOnAction(action -> {
                group.set(each);
                chip.setSelected(true);
            });
            chips.put(each, chip);
            getChildren().add(chip);
        }
        group.subscribe(now -> chips.forEach((each, chip) -> chip.setSelected(each == now)));
        texts.messagesProperty().subscribe(messages -> show(contents));
    }

    void show(Contents now) {
        contents = now;
        chips.forEach((group, chip) -> {
            long count = now.images().stream().filter(image -> group.has(now, image)).count();
            chip.setText(texts.text(key(group)) + "  " + texts.count(count));
            boolean offered = group != Group.INTERMEDIATE || count > 0 || chip.isSelected();
            chip.setVisible(offered);
            chip.setManaged(offered);
        });
    }

    private static String key(Group group) {
        return switch (group) {
            case ALL -> "library.group.all";
            case TAGGED -> "library.group.tagged";
            case DANGLING -> "library.group.dangling";
            case IN_USE -> "library.group.used";
            case UNUSED -> "library.group.unused";
            case INTERMEDIATE -> "library.group.intermediate";
        };
    }
}
