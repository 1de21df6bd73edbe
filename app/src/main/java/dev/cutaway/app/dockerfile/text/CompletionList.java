package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.dockerfile.assist.Proposal;
import dev.cutaway.app.dockerfile.assist.Proposal.Offer;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of what could stand where the caret is. The text keeps the keyboard. */
final class CompletionList {

    private static final double ROW = 26;
    private static final int ROWS = 8;
    private static final double WIDTH = 320;

    private final Pane layer;
    private final BiConsumer<Offer, Proposal> take;
    private final ListView<Proposal> list = new ListView<>();
    private final VBox box = new VBox(list);
    private @Nullable Offer offer;

    /**
     * @param layer over the text, where the list is put
     * @param take writes what was chosen
     */
    CompletionList(Texts texts, Pane layer, BiConsumer<Offer, Proposal> take) {
        this.layer = layer;
        this.take = take;
        box.getStyleClass().addAll("popover", "completion");
        box.setManaged(false);
        box.setVisible(false);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell(texts));
        list.accessibleTextProperty().bind(texts.of("dockerfile.complete.name"));
        list.setOnMouseClicked(click -> takeSelected());
        layer.getChildren().add(box);
    }

    boolean isOpen() {
        return box.isVisible();
    }

    /** What is offered now, for tests and screenshots. */
    ListView<Proposal> list() {
        return list;
    }

    /**
     * Shows it, or hides the list where there is nothing.
     *
     * @param caret where the caret is, in the layer
     * @param choose whether the first is chosen already, so that Enter takes it
     */
    void show(Offer now, @Nullable Bounds caret, boolean choose) {
        if (now.isEmpty() || caret == null) {
            hide();
            return;
        }
        offer = now;
        list.getItems().setAll(now.proposals());
        list.getSelectionModel().clearSelection();
        if (choose) {
            list.getSelectionModel().select(0);
        }
        list.scrollTo(0);
        box.applyCss();
        double rows = Math.min(ROWS, now.proposals().size()) * ROW + upright(list);
        double height = rows + upright(box);
        boolean below = caret.getMaxY() + 4 + height <= layer.getHeight();
        double y = below ? caret.getMaxY() + 4 : Math.max(4, caret.getMinY() - 4 - height);
        double x = Math.clamp(caret.getMinX() - 30, 4, Math.max(4, layer.getWidth() - WIDTH - 4));
        list.setPrefSize(WIDTH, rows);
        box.resizeRelocate(x, y, WIDTH, height);
        box.setVisible(true);
    }

    /** What its edges take: a row less than whole brings a scroll bar. */
    private static double upright(Region region) {
        return region.getInsets().getTop() + region.getInsets().getBottom();
    }

    void hide() {
        offer = null;
        box.setVisible(false);
    }

    /** Takes a key while the list is open. */
    void press(KeyEvent key) {
        int chosen = list.getSelectionModel().getSelectedIndex();
        if (key.getCode() == KeyCode.ESCAPE) {
            hide();
            key.consume();
        } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.UP) {
            int count = list.getItems().size();
            int next = (chosen + (key.getCode() == KeyCode.DOWN ? 1 : count - (chosen < 0 ? 0 : 1))) % count;
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - ROWS + 2));
            key.consume();
        } else if (key.getCode() == KeyCode.TAB || (key.getCode() == KeyCode.ENTER && chosen >= 0)) {
            if (chosen < 0) {
                list.getSelectionModel().select(0);
            }
            takeSelected();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.RIGHT
                || key.getCode() == KeyCode.HOME || key.getCode() == KeyCode.END) {
            hide();
        }
    }

    private void takeSelected() {
        Offer from = offer;
        Proposal chosen = list.getSelectionModel().getSelectedItem();
        if (from != null && chosen != null) {
            hide();
            take.accept(from, chosen);
        }
    }

    private static final class Cell extends ListCell<Proposal> {

        private final Texts texts;
        private final FontIcon icon = new FontIcon(Feather.CODE);
        private final Label text = new Label();
        private final Label kind = new Label();
        private final HBox row = new HBox(icon, text, kind);

        Cell(Texts texts) {
            this.texts = texts;
            row.getStyleClass().add("completion-row");
            text.getStyleClass().add("mono");
            text.setMaxWidth(Double.MAX_VALUE);
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            kind.getStyleClass().addAll("caption", "small");
            kind.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Proposal item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            text.setText(item.text());
            kind.setText(switch (item.kind()) {
                case KEYWORD -> texts.text("dockerfile.complete.keyword");
                case FLAG -> texts.text("dockerfile.complete.flag");
                case VALUE -> texts.text("dockerfile.complete.value");
                case STAGE -> texts.text("dockerfile.complete.stage");
                case VARIABLE -> texts.text("dockerfile.complete.variable");
                case FILE -> texts.text(item.text().endsWith("/")
                        ? "dockerfile.complete.folder"
                        : "dockerfile.complete.file");
                case IMAGE -> texts.text("dockerfile.complete.image");
            });
            icon.setIconCode(switch (item.kind()) {
                case KEYWORD -> Feather.CODE;
                case FLAG -> Feather.FLAG;
                case VALUE -> Feather.CIRCLE;
                case STAGE -> Feather.GIT_BRANCH;
                case VARIABLE -> Feather.DOLLAR_SIGN;
                case FILE -> item.text().endsWith("/") ? Feather.FOLDER : Feather.FILE;
                case IMAGE -> Feather.LAYERS;
            });
            setGraphic(row);
        }
    }
}
