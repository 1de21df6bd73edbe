package dev.cutaway.app.control;

import dev.cutaway.app.text.Texts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * The chips above a list, one of which is chosen, each with how many rows it would show.
 *
 * @param <G> what they stand for
 */
@SuppressWarnings("this-escape")
public final class CountChips<G extends Enum<G>> extends HBox {

    private final Texts texts;
    private final Function<G, String> key;
    private final Set<G> rare;
    private final Map<G, ToggleButton> chips;
    private ToLongFunction<G> counts = group -> 0;

    /**
     * A chip for each group.
     *
     * @param chosen changed here
     * @param key of the text that names a group
     * @param rare groups whose chip is there only while they have something, or are chosen
     */
    public CountChips(Texts texts, Class<G> groups, ObjectProperty<G> chosen, Function<G, String> key, Set<G> rare) {
        this.texts = texts;
        this.key = key;
        this.rare = rare;
        chips = new EnumMap<>(groups);
        getStyleClass().add("group-chips");
        var toggles = new ToggleGroup();
        for (G each : Objects.requireNonNull(groups.getEnumConstants(), "an enum")) {
            var chip = new ToggleButton();
            chip.getStyleClass().addAll("chip-toggle", "round");
            chip.setToggleGroup(toggles);
            chip.setMinWidth(USE_PREF_SIZE);
            chip.setOnAction(action -> {
                chosen.set(each);
                chip.setSelected(true);
            });
            chips.put(each, chip);
            getChildren().add(chip);
        }
        chosen.subscribe(now -> chips.forEach((each, chip) -> chip.setSelected(each == now)));
        texts.messagesProperty().subscribe(messages -> show(counts));
    }

    /** Says how many rows each group has by now; asked again when the language changes. */
    public void show(ToLongFunction<G> now) {
        counts = now;
        chips.forEach((group, chip) -> {
            long count = counts.applyAsLong(group);
            chip.setText(texts.text(key.apply(group)) + "  " + texts.count(count));
            boolean offered = !rare.contains(group) || count > 0 || chip.isSelected();
            chip.setVisible(offered);
            chip.setManaged(offered);
        });
    }
}
