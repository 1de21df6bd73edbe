package dev.cutaway.app.layers.waste;

import dev.cutaway.app.control.ChangeMark;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathOpener;
import dev.cutaway.app.layers.model.PathText;
import dev.cutaway.app.layers.model.SimpleTable;
import dev.cutaway.app.layers.waste.WasteRows.Line;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.Fate;
import org.jspecify.annotations.Nullable;

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

/** Every dead file: its bytes, who brought them, who killed them and how. */
final class DeadTable extends SimpleTable<Line> {

    private static final PseudoClass UNFOLDED = PseudoClass.getPseudoClass("unfolded");

    private final ImageContext context;
    private final ImageText text;
    private final WasteRows rows;

    DeadTable(ImageContext context, WasteRows rows, PathOpener opener) {
        this.context = context;
        this.rows = rows;
        text = context.text();
        getStyleClass().add("dead-table");
        setAccessibleText(text.of("image.waste.table"));
        cells(text.of("image.waste.path"), 380, PathCell::new);
        figure(text.of("image.waste.bytes"), 100, (cell, line) -> {
            cell.setText(text.size(line.bytes()));
            Tips.set(cell, text.exact(line.bytes()));
        });
        fixed(text.of("image.waste.brought"), 96, (cell, line) -> cell.setGraphic(context.chip(line.introducedBy())));
        fixed(text.of("image.waste.killed"), 150, (cell, line) -> cell.setGraphic(killer(line)));
        getItems().setAll(rows.lines());
        getSelectionModel().selectedItemProperty().subscribe(this::point);
        onOpen(line -> {
            if (line.foldable()) {
                toggle(line);
            } else {
                opener.open(line.path(), line.introducedBy());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
    }

    private void point(@Nullable Line line) {
        if (line != null) {
            context.selection().pointAtKill(line.introducedBy(), line.killedBy());
        }
    }

    private void fold(KeyEvent event) {
        Line line = getSelectionModel().getSelectedItem();
        if (line == null || !line.foldable()) {
            return;
        }
        boolean unfolded = rows.isUnfolded(line);
        boolean acts = event.getCode() == KeyCode.SPACE || event.getCode() == (unfolded ? KeyCode.LEFT : KeyCode.RIGHT);
        if (acts) {
            toggle(line);
            event.consume();
        }
    }

    private void toggle(Line line) {
        int index = getSelectionModel().getSelectedIndex();
        rows.toggle(line);
        getItems().setAll(rows.lines());
        getSelectionModel().select(index);
    }

    private HBox killer(Line line) {
        var mark = new ChangeMark(line.how() == Fate.DELETED ? Change.DELETED : Change.CHANGED);
        mark.setText("");
        var words = new Label(switch (line.how()) {
            case DELETED -> text.of("image.waste.how.deleted");
            case OVERWRITTEN -> text.of("image.waste.how.overwritten");
            case SUPERSEDED -> text.of("image.waste.how.superseded");
            case LIVE -> "";
        });
        var box = new HBox(6, context.chip(line.killedBy()), mark, words);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private final class PathCell extends TableCell<Line, Line> {

        private final Region indent = new Region();
        private final Region triangle = new Region();
        private final StackPane arrow = new StackPane(triangle);
        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox box = new HBox(4, indent, arrow, name, count);

        PathCell() {
            arrow.getStyleClass().add("fold-arrow");
            triangle.getStyleClass().add("triangle");
            name.getStyleClass().addAll("mono");
            name.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
            count.getStyleClass().addAll("caption", "small");
            count.setMinWidth(USE_PREF_SIZE);
            box.setAlignment(Pos.CENTER_LEFT);
            arrow.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> {
                Line line = getItem();
                if (line != null) {
                    toggle(line);
                }
            });
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            indent.setMinWidth(line.content() == null ? 0 : 18);
            arrow.setVisible(line.foldable());
            arrow.pseudoClassStateChanged(UNFOLDED, rows.isUnfolded(line));
            name.setText(PathText.visible(line.name()));
            Tips.set(name, PathText.visible(line.content() == null ? line.row().path() : line.path()));
            count.setText(line.foldable() ? text.of("image.waste.files", line.row().contents().size()) : "");
            setGraphic(box);
        }
    }
}
