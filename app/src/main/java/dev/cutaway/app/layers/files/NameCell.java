package dev.cutaway.app.layers.files;

import dev.cutaway.app.layers.model.EntryFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathText;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Change;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The name of a row, indented, with its arrow, its icon and where a link leads. */
final class NameCell extends TableCell<Row, Row> {

    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");
    private static final PseudoClass UNFOLDED = PseudoClass.getPseudoClass("unfolded");
    private static final double INDENT = 16;

    private final ImageText text;
    private final Region indent = new Region();
    private final Region triangle = new Region();
    private final StackPane arrow = new StackPane(triangle);
    private final FontIcon icon = new FontIcon(Feather.FILE);
    private final Label name = new Label();
    private final Label link = new Label();
    private final HBox box = new HBox(indent, arrow, icon, name, link);

    /**
     * @param toggle told of the row whose arrow was clicked
     * @param text words for screen readers
     */
    NameCell(Consumer<Row> toggle, ImageText text) {
        this.text = text;
        getStyleClass().add("name-cell");
        arrow.getStyleClass().add("fold-arrow");
        triangle.getStyleClass().add("triangle");
        name.getStyleClass().add("name");
        link.getStyleClass().add("link-target");
        name.setMinWidth(40);
        box.getStyleClass().add("name-box");
        arrow.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            Row row = getItem();
            if (row != null && event.getButton() == MouseButton.PRIMARY && arrow.isVisible()) {
                toggle.accept(row);
                event.consume();
            }
        });
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        Rows rows = row.rows();
        int index = row.index();
        int event = rows.describedBy(index);
        LayerIndex layer = event < 0 ? null : rows.indexOf(event);
        int entry = event < 0 ? -1 : rows.tree().entry(event);
        EntryKind kind = layer == null || entry < 0 ? EntryKind.DIRECTORY : layer.kind(entry);
        indent.setMinWidth(rows.depth(index) * INDENT);
        arrow.setVisible(rows.expandable(index));
        arrow.pseudoClassStateChanged(UNFOLDED, rows.expanded(index));
        icon.setIconCode(icon(kind));
        name.setText(PathText.visible(rows.tree().name(row.node())));
        String target = layer == null || entry < 0 ? "" : EntryFacts.linkTarget(layer, entry);
        link.setText(target.isEmpty() ? "" : (kind == EntryKind.HARD_LINK ? "= " : "→ ") + PathText.visible(target));
        pseudoClassStateChanged(DELETED, rows.change(index) == Change.DELETED);
        setAccessibleText(spoken(rows, index));
        setGraphic(box);
    }

    /** What a screen reader says of the row. */
    private String spoken(Rows rows, int index) {
        Change change = rows.change(index);
        String words = name.getText() + ", " + text.size(rows.bytes(index));
        return change == null ? words : words + ", " + text.change(change);
    }

    private static Feather icon(EntryKind kind) {
        return switch (kind) {
            case DIRECTORY -> Feather.FOLDER;
            case FILE -> Feather.FILE;
            case SYMLINK -> Feather.CORNER_UP_RIGHT;
            case HARD_LINK -> Feather.LINK;
            case CHARACTER_DEVICE, BLOCK_DEVICE -> Feather.CPU;
            case FIFO -> Feather.REPEAT;
            case WHITEOUT -> Feather.X;
        };
    }
}
