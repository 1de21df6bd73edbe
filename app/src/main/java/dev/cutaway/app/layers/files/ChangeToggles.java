package dev.cutaway.app.layers.files;

import dev.cutaway.app.control.ChangeMark;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.ImageTree;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** The switches A, C, D and "unchanged", with how many paths each stands for. */
final class ChangeToggles extends HBox {

    private final Map<Change, ToggleButton> changes = new EnumMap<>(Change.class);
    private final Map<Change, Label> counts = new EnumMap<>(Change.class);
    private final ToggleButton unchanged = new ToggleButton("=");
    private final ImageText text;

    /** @param changed told after every switch */
    ChangeToggles(ImageText text, Runnable changed) {
        this.text = text;
        getStyleClass().add("change-toggles");
        for (Change change : Change.values()) {
            var count = new Label();
            var button = new ToggleButton();
            var words = new HBox(5, new ChangeMark(change), count);
            words.setAlignment(Pos.CENTER);
            button.setGraphic(words);
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            prepare(button, text.change(change), changed);
            changes.put(change, button);
            counts.put(change, count);
        }
        prepare(unchanged, text.of("image.files.unchanged"), changed);
        setMinWidth(USE_PREF_SIZE);
    }

    private void prepare(ToggleButton button, String words, Runnable changed) {
        button.getStyleClass().add("chip-toggle");
        button.setSelected(true);
        button.setAccessibleText(words);
        button.setMinWidth(USE_PREF_SIZE);
        Tips.set(button, words);
        button.setOnAction(_ -> changed.run());
        getChildren().add(button);
    }

    /** Shows how much a layer does. */
    void count(ImageTree tree, int layer) {
        counts.forEach((change, label) -> {
            int count = layer < 0 ? 0 : tree.count(layer, change);
            label.setText(text.number(count));
            Tips.set(toggle(change), text.of("image.files.toggle.tip", text.change(change), count));
        });
    }

    /** The switch for unchanged paths means nothing where only changes are shown. */
    void offerUnchanged(boolean offered) {
        unchanged.setVisible(offered);
        unchanged.setManaged(offered);
    }

    Set<Change> wanted() {
        Set<Change> wanted = EnumSet.noneOf(Change.class);
        changes.forEach((change, button) -> {
            if (button.isSelected()) {
                wanted.add(change);
            }
        });
        return wanted;
    }

    boolean wantsUnchanged() {
        return unchanged.isSelected();
    }

    /** Flips one switch, as a click would. */
    void flip(Change change) {
        toggle(change).fire();
    }

    void flipUnchanged() {
        if (unchanged.isVisible()) {
            unchanged.fire();
        }
    }

    private ToggleButton toggle(Change change) {
        ToggleButton button = changes.get(change);
        if (button == null) {
            throw new IllegalStateException("no switch for " + change);
        }
        return button;
    }
}
