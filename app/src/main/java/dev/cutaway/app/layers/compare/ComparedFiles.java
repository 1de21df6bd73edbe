package dev.cutaway.app.layers.compare;

import dev.cutaway.app.control.ChangeMark;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathText;
import dev.cutaway.app.layers.model.SimpleTable;
import dev.cutaway.inspector.analysis.compare.FileComparison;
import dev.cutaway.inspector.tree.Aspect;
import dev.cutaway.inspector.tree.Change;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The paths that differ, as a tree: what is new, gone or changed, what of it, bytes before and after. */
final class ComparedFiles extends SimpleTable<Integer> {

    private static final PseudoClass UNFOLDED = PseudoClass.getPseudoClass("unfolded");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");
    private static final int FIRST_ROWS = 40;
    private static final double INDENT = 16;

    private final FileComparison files;
    private final ImageText text;
    private final ComparedOutline outline;

    ComparedFiles(FileComparison files, ImageText text) {
        this.files = files;
        this.text = text;
        outline = new ComparedOutline(files, FIRST_ROWS);
        getStyleClass().add("files-table");
        setAccessibleText(text.of("image.compare.files"));
        fixed("", 36, (cell, row) -> cell.setGraphic(mark(row)));
        cells(text.of("image.files.name"), 290, NameCell::new);
        column(text.of("image.compare.what"), 120, (cell, row) -> {
            cell.setText(what(row));
            Tips.set(cell, what(row));
        });
        figure(text.of("image.compare.before"), 90, (cell, row) -> bytes(cell, files.bytesBefore(row),
                files.leftNode(row) >= 0));
        figure(text.of("image.compare.after"), 90, (cell, row) -> bytes(cell, files.bytesAfter(row),
                files.rightNode(row) >= 0));
        figure(text.of("image.compare.growth"), 90, (cell, row) -> {
            cell.setText(text.growth(outline.growth(row)));
            Tips.set(cell, text.exact(Math.abs(outline.growth(row))));
        });
        getItems().setAll(outline.rows());
        onOpen(this::toggle);
        addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
    }

    private void bytes(TableCell<Integer, Integer> cell, long bytes, boolean there) {
        cell.setText(there ? text.size(bytes) : "–");
        Tips.set(cell, text.exact(bytes));
    }

    private ChangeMark mark(int row) {
        var mark = new ChangeMark();
        mark.show(files.change(row));
        return mark;
    }

    /** What of a path changed; of a folder, how much is different below it. */
    private String what(int row) {
        Set<Aspect> aspects = files.aspects(row);
        if (!aspects.isEmpty() && files.childCount(row) == 0) {
            return aspects.stream().map(text::aspect).collect(Collectors.joining(", "));
        }
        if (files.childCount(row) == 0) {
            return "";
        }
        return Stream.of(Change.values()).filter(change -> files.count(row, change) > 0)
                .map(change -> change.letter() + " " + text.number(files.count(row, change)))
                .collect(Collectors.joining("  "));
    }

    /** Selects a file whose content changed, the one that is read the soonest; nothing where there is none. */
    void selectChanged() {
        files.differences().filter(row -> files.aspects(row).contains(Aspect.CONTENT)).boxed()
                .min(Comparator.comparingLong(files::bytesAfter)).ifPresent(row -> {
                    outline.reveal(row);
                    getItems().setAll(outline.rows());
                    getSelectionModel().select(row);
                    // The table has no height yet; it scrolls when it has.
                    Platform.runLater(() -> scrollTo(Math.max(0, getSelectionModel().getSelectedIndex() - 4)));
                });
    }

    private void toggle(int row) {
        if (outline.expandable(row)) {
            int selected = getSelectionModel().getSelectedIndex();
            outline.toggle(row);
            getItems().setAll(outline.rows());
            getSelectionModel().clearAndSelect(selected);
        }
    }

    private void fold(KeyEvent event) {
        Integer row = getSelectionModel().getSelectedItem();
        if (row == null || !outline.expandable(row)) {
            return;
        }
        KeyCode wanted = outline.expanded(row) ? KeyCode.LEFT : KeyCode.RIGHT;
        if (event.getCode() == KeyCode.SPACE || event.getCode() == wanted) {
            toggle(row);
            event.consume();
        }
    }

    private final class NameCell extends TableCell<Integer, Integer> {

        private final Region indent = new Region();
        private final Region triangle = new Region();
        private final StackPane arrow = new StackPane(triangle);
        private final FontIcon icon = new FontIcon(Feather.FILE);
        private final Label name = new Label();
        private final HBox box = new HBox(indent, arrow, icon, name);

        NameCell() {
            getStyleClass().add("name-cell");
            arrow.getStyleClass().add("fold-arrow");
            triangle.getStyleClass().add("triangle");
            name.getStyleClass().add("name");
            box.getStyleClass().add("name-box");
            box.setAlignment(Pos.CENTER_LEFT);
            arrow.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> {
                Integer row = getItem();
                if (row != null) {
                    getTableView().getSelectionModel().clearAndSelect(getIndex());
                    toggle(row);
                }
            });
        }

        @Override
        protected void updateItem(Integer row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            indent.setMinWidth(outline.depth(row) * INDENT);
            arrow.setVisible(outline.expandable(row));
            arrow.pseudoClassStateChanged(UNFOLDED, outline.expanded(row));
            icon.setIconCode(files.childCount(row) > 0 ? Feather.FOLDER : Feather.FILE);
            name.setText(PathText.visible(files.name(row)));
            pseudoClassStateChanged(DELETED, files.change(row) == Change.DELETED);
            setGraphic(box);
        }
    }
}
