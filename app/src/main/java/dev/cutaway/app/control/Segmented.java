package dev.cutaway.app.control;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A few choices side by side, one of them always taken. */
public final class Segmented<T> extends HBox {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final ObjectProperty<T> value;

    /** A switch with this choice taken; add it and the others with {@link #choice}. */
    public Segmented(T first) {
        value = new SimpleObjectProperty<>(this, "value", first);
        getStyleClass().add("segmented");
        setMaxWidth(USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        value.subscribe(this::mark);
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /** Adds a choice with its words. */
    public Segmented<T> choice(T choice, String text) {
        var button = new ToggleButton(text);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            value.set(choice);
            mark(choice);
        });
        buttons.put(choice, button);
        getChildren().add(button);
        markEnds();
        mark(value.get());
        return this;
    }

    /** Takes all choices away, to be added anew. */
    public void clear() {
        buttons.clear();
        group.getToggles().clear();
        getChildren().clear();
    }

    /** The button of a choice, to give it a graphic or a tooltip. */
    public ToggleButton button(T choice) {
        ToggleButton button = buttons.get(choice);
        if (button == null) {
            throw new IllegalArgumentException("no such choice: " + choice);
        }
        return button;
    }

    /** The choice that is taken. */
    public ObjectProperty<T> valueProperty() {
        return value;
    }

    /** The choice that is taken. */
    public T getValue() {
        return value.get();
    }

    private void mark(T choice) {
        ToggleButton button = buttons.get(choice);
        if (button != null) {
            button.setSelected(true);
        }
    }

    private void markEnds() {
        for (var child : getChildren()) {
            child.getStyleClass().removeAll("first", "last");
        }
        getChildren().getFirst().getStyleClass().add("first");
        getChildren().getLast().getStyleClass().add("last");
    }

    private void walk(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        int current = getChildren().indexOf(buttons.get(value.get()));
        int next = current + step;
        if (step != 0 && next >= 0 && next < getChildren().size()) {
            ((ToggleButton) getChildren().get(next)).fire();
            getChildren().get(next).requestFocus();
            event.consume();
        }
    }
}
