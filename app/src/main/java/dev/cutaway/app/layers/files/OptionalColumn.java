package dev.cutaway.app.layers.files;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TableColumn;

/** A column that a person may hide, and that hides itself where the table is narrow, until it is asked for. */
final class OptionalColumn {

    private final TableColumn<Row, Row> column;
    private final BooleanProperty wanted;
    private double fromWidth;

    /**
     * @param wanted whether it is shown at first
     * @param fromWidth the least width of the table, in pixels, at which it is shown without being asked for
     */
    OptionalColumn(TableColumn<Row, Row> column, boolean wanted, double fromWidth) {
        this.column = column;
        this.fromWidth = fromWidth;
        this.wanted = new SimpleBooleanProperty(wanted);
        column.setVisible(wanted);
        this.wanted.subscribe((_, now) -> {
            this.fromWidth = 0;
            column.setVisible(now);
        });
    }

    String title() {
        return column.getText();
    }

    /** Whether a person wants it. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Shows or hides it in a table of this width. */
    void fit(double width) {
        column.setVisible(wanted.get() && width >= fromWidth);
    }
}
