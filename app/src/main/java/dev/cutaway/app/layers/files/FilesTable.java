package dev.cutaway.app.layers.files;

import dev.cutaway.app.control.Palette;
import dev.cutaway.app.layers.files.Cells.BarCell;
import dev.cutaway.app.layers.files.Cells.ChipCell;
import dev.cutaway.app.layers.files.Cells.EntryCell;
import dev.cutaway.app.layers.files.Cells.MarkCell;
import dev.cutaway.app.layers.files.Cells.SizeCell;
import dev.cutaway.app.layers.model.EntryFacts;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.tree.Sort;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The table itself: columns, selection that stays with its path, folding by keyboard and mouse. */
final class FilesTable extends TableView<Row> {

    private static final double ROOM_FOR_MODE = 520;
    private static final double ROOM_FOR_OWNER = 640;
    private static final double LEAST_NAME = 160;
    private static final double SCROLL_BAR = 12;

    private final FilesModel model;
    private final IntegerProperty selectedNode = new SimpleIntegerProperty(this, "selectedNode", -1);
    private final TableColumn<Row, Row> mark;
    private final TableColumn<Row, Row> name;
    private final TableColumn<Row, Row> size;
    /** Columns that may be hidden: mode, owner, modified, attributes. */
    private final List<OptionalColumn> optional;
    private boolean restoring;
    private boolean revealing;

    FilesTable(FilesModel model, ImageFacts facts, LayerBars bars, Palette palette, ImageText text) {
        this.model = model;
        getStyleClass().add("files-table");
        setFixedCellSize(26);
        setAccessibleText(text.of("image.files.table"));
        mark = column("", 36, MarkCell::new);
        name = column(text.of("image.files.name"), 240, () -> new NameCell(this::toggle, text));
        var bar = column("", BarCell.WIDTH + 16, () -> new BarCell(facts, bars, palette));
        size = column(text.of("image.files.size"), 84, () -> new SizeCell(text));
        var mode = column(text.of("image.files.mode"), 98, () -> new EntryCell(EntryFacts::mode, "mono"));
        var owner = column(text.of("image.files.owner"), 104, () -> new EntryCell(EntryFacts::owner, "secondary"));
        var modified = column(text.of("image.files.modified"), 150,
                () -> new EntryCell((layer, entry) -> text.timestamp(EntryFacts.mtime(layer, entry)), "secondary"));
        var attributes = column(text.of("image.files.attributes"), 150,
                () -> new EntryCell(EntryFacts::attributes, "mono"));
        var layer = column(text.of("image.files.layer"), 52, () -> new ChipCell(facts));
        fixed(mark, 36);
        fixed(bar, BarCell.WIDTH + 16);
        fixed(size, 84);
        fixed(layer, 52);
        size.getStyleClass().add("figure");
        layer.getStyleClass().add("figure");
        sortable(name);
        sortable(size);
        optional = List.of(new OptionalColumn(mode, true, ROOM_FOR_MODE),
                new OptionalColumn(owner, true, ROOM_FOR_OWNER),
                new OptionalColumn(modified, false, 0), new OptionalColumn(attributes, false, 0));
        getColumns().setAll(List.of(mark, name, bar, size, mode, owner, modified, attributes, layer));
        setSortPolicy(_ -> true);
        getSelectionModel().selectedItemProperty().subscribe(this::selected);
        model.rowsProperty().subscribe(this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            Row row = getSelectionModel().getSelectedItem();
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row != null) {
                toggle(row);
            }
        });
        showSort();
        widthProperty().subscribe(this::fit);
        getVisibleLeafColumns().subscribe(this::fit);
    }

    /** The name takes what the others leave; where that is little, some of the others go. */
    private void fit() {
        if (getWidth() <= 0) {
            return;
        }
        optional.forEach(column -> column.fit(getWidth()));
        double others = getVisibleLeafColumns().stream().filter(column -> column != name)
                .mapToDouble(TableColumn::getPrefWidth).sum();
        name.setPrefWidth(Math.max(LEAST_NAME, getWidth() - others - SCROLL_BAR));
    }

    /** The node of the selected row, −1 before anything was selected. It stays when its row goes. */
    IntegerProperty selectedNodeProperty() {
        return selectedNode;
    }

    List<OptionalColumn> optionalColumns() {
        return optional;
    }

    /** Shows or hides mode and owner. */
    void toggleAttributes() {
        boolean now = !optional.getFirst().wantedProperty().get();
        optional.get(0).wantedProperty().set(now);
        optional.get(1).wantedProperty().set(now);
    }

    /** Changes between largest first and by name. */
    void toggleSort() {
        model.sort(model.sort().key() == Sort.Key.SIZE ? Sort.BY_NAME : Sort.LARGEST_FIRST);
        showSort();
    }

    private void toggle(Row row) {
        if (row.rows().expandable(row.index())) {
            model.setExpanded(row.node(), !row.rows().expanded(row.index()));
        }
    }

    private void selected(@Nullable Row row) {
        if (row != null && !restoring) {
            selectedNode.set(row.node());
        }
    }

    /** New rows: the path that was selected stays selected, where it has a row. */
    private void show(@Nullable Rows rows) {
        if (rows == null) {
            return;
        }
        restoring = true;
        setItems(new RowList(rows));
        int row = selectedNode.get() < 0 ? -1 : rows.rowOf(selectedNode.get());
        if (row >= 0) {
            getSelectionModel().clearAndSelect(row);
            getFocusModel().focus(row);
            if (revealing) {
                scrollIntoView(row);
            }
        } else {
            getSelectionModel().clearSelection();
        }
        revealing &= row < 0;
        restoring = false;
    }

    /** Selects a node, and brings its row into view as soon as the model has one for it. */
    void reveal(int node) {
        selectedNode.set(node);
        revealing = true;
    }

    private void key(KeyEvent event) {
        Row row = getSelectionModel().getSelectedItem();
        if (row == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean expandable = row.rows().expandable(row.index());
        boolean expanded = row.rows().expanded(row.index());
        switch (event.getCode()) {
            case SPACE, ENTER -> toggle(row);
            case RIGHT -> {
                if (expandable && !expanded) {
                    model.setExpanded(row.node(), true);
                } else if (expandable) {
                    getSelectionModel().clearAndSelect(row.index() + 1);
                }
            }
            case LEFT -> {
                int parent = row.rows().rowOf(row.rows().tree().parent(row.node()));
                if (expanded) {
                    model.setExpanded(row.node(), false);
                } else if (parent >= 0) {
                    getSelectionModel().clearAndSelect(parent);
                    scrollIntoView(parent);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void scrollIntoView(int row) {
        scrollTo(Math.max(0, row - 4));
    }

    /** The headers sort the model, not the list: sorting stays within folders. */
    private void sortable(TableColumn<Row, Row> column) {
        column.setSortable(true);
        column.setComparator((_, _) -> 0);
        column.sortTypeProperty().subscribe(_ -> sortByHeader());
        getSortOrder().subscribe(this::sortByHeader);
    }

    private void sortByHeader() {
        if (restoring || getSortOrder().isEmpty()) {
            return;
        }
        var column = getSortOrder().getFirst();
        Sort.Key key = column == size ? Sort.Key.SIZE : Sort.Key.NAME;
        boolean descending = column.getSortType() == TableColumn.SortType.DESCENDING;
        var wanted = new Sort(key, descending);
        if (!wanted.equals(model.sort())) {
            model.sort(wanted);
        }
    }

    private void showSort() {
        restoring = true;
        var column = model.sort().key() == Sort.Key.SIZE ? size : name;
        column.setSortType(
                model.sort().descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        getSortOrder().setAll(FXCollections.<TableColumn<Row, ?>>singletonObservableList(column));
        restoring = false;
    }

    private static TableColumn<Row, Row> column(String title, double width, Supplier<TableCell<Row, Row>> cell) {
        var column = new TableColumn<Row, Row>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    private static void fixed(TableColumn<Row, Row> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setResizable(false);
    }
}
