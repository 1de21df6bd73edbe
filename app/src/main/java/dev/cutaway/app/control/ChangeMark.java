package dev.cutaway.app.control;

import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A, C or D: letter, shape and colour together, so that no one of them has to be seen. */
public final class ChangeMark extends Label {

    private static final List<String> CLASSES = List.of("mark-added", "mark-changed", "mark-deleted");

    private final Region shape = new Region();

    /** A mark that shows nothing yet. */
    public ChangeMark() {
        getStyleClass().add("change-mark");
        shape.getStyleClass().add("shape");
        setMinWidth(USE_PREF_SIZE);
    }

    /** A mark for this change. */
    public ChangeMark(Change change) {
        this();
        show(change);
    }

    /** Shows another change; null shows nothing. */
    public void show(@Nullable Change change) {
        getStyleClass().removeAll(CLASSES);
        if (change == null) {
            setText("");
            setGraphic(null);
        } else {
            getStyleClass().add("mark-" + change.name().toLowerCase(Locale.ROOT));
            setText(String.valueOf(change.letter()));
            setGraphic(shape);
        }
    }
}
