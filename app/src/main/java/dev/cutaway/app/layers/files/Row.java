package dev.cutaway.app.layers.files;

/**
 * One row of the table. Rows of different moments differ, so that cells notice.
 *
 * @param rows all of that moment
 * @param index place among them
 */
record Row(Rows rows, int index) {

    int node() {
        return rows.node(index);
    }
}
