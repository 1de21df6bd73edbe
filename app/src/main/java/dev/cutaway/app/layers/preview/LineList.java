package dev.cutaway.app.layers.preview;

import dev.cutaway.app.control.Clip;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** A list of lines in the face of code, of any length; selected lines can be copied. */
final class LineList<T> extends ListView<T> {

    static final double LINE = 18;

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /** What a line is copied as. */
    interface Copied<T> {
        String text(T line);
    }

    LineList(ObservableList<T> lines, Supplier<ListCell<T>> cells, Copied<T> copied) {
        super(lines);
        getStyleClass().add("line-list");
        setFixedCellSize(LINE);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> cells.get());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                Clip.copy(getSelectionModel().getSelectedItems().stream().map(copied::text)
                        .collect(Collectors.joining("\n")));
                event.consume();
            }
        });
    }
}
