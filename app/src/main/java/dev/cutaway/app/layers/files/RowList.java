package dev.cutaway.app.layers.files;

import javafx.collections.ObservableListBase;

/** The table's items, computed when asked for: half a million of them cost nothing. */
final class RowList extends ObservableListBase<Row> {

    private final Rows rows;

    RowList(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Row get(int index) {
        return new Row(rows, index);
    }

    @Override
    public int size() {
        return rows.count();
    }
}
