package dev.cutaway.app.layers.model;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A table whose cells are told of the whole row; rows of one height, columns that fill the width. */
@SuppressWarnings("this-escape")
public class SimpleTable<R> extends TableView<R> {

    private static final double ROW = 26;

    /** An empty table. */
    public SimpleTable() {
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /** Adds a column that takes its share of the width. */
    public final TableColumn<R, R> column(String title, double width, BiConsumer<TableCell<R, R>, R> show) {
        return cells(title, width, () -> new ShowingCell<>(show, false));
    }

    /** Adds a column of fixed width. */
    public final TableColumn<R, R> fixed(String title, double width, BiConsumer<TableCell<R, R>, R> show) {
        return fix(column(title, width, show), width);
    }

    /** Adds a column of figures, at the right. */
    public final TableColumn<R, R> figure(String title, double width, BiConsumer<TableCell<R, R>, R> show) {
        TableColumn<R, R> column = cells(title, width, () -> new ShowingCell<>(show, true));
        column.getStyleClass().add("figure");
        return fix(column, width);
    }

    /** Adds a column with cells of its own kind. */
    public final TableColumn<R, R> cells(String title, double width, Supplier<TableCell<R, R>> cell) {
        var column = new TableColumn<R, R>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> cell.get());
        getColumns().add(column);
        return column;
    }

    /** What Enter and a double click do with a row. */
    public final void onOpen(Consumer<R> open) {
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            R row = getSelectionModel().getSelectedItem();
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row != null) {
                open.accept(row);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            R row = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && row != null) {
                open.accept(row);
                event.consume();
            }
        });
    }

    private static <R> TableColumn<R, R> fix(TableColumn<R, R> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    private static final class ShowingCell<R> extends TableCell<R, R> {

        private final BiConsumer<TableCell<R, R>, R> show;

        ShowingCell(BiConsumer<TableCell<R, R>, R> show, boolean figure) {
            this.show = show;
            if (figure) {
                getStyleClass().add("figure");
            }
        }

        @Override
        protected void updateItem(R row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            if (!empty && row != null) {
                show.accept(this, row);
            }
        }
    }
}
