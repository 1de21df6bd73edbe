package dev.cutaway.app.library;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Images that would go: each with its other names, how many of its layers go with it, and their bytes. A layer that only
 * several of them have stands in a line of its own, so that the lines add up.
 */
public final class GoingList extends ListView<GoingLine> {

    private static final double ROW = 28;

    private final Texts texts;
    private final int most;

    /** @param most as many rows are seen at once */
    public GoingList(Texts texts, int most) {
        this.texts = texts;
        this.most = most;
        getStyleClass().add("going-list");
        setFixedCellSize(ROW);
        setCellFactory(list -> new Cell());
        setAccessibleText(texts.text("library.going"));
    }

    /** Shows these, removed together. */
    public void show(Contents all, List<KeptImage> going) {
        getItems().setAll(GoingLine.of(all, going));
        double height = Math.clamp(getItems().size(), 1, most) * ROW + 2;
        setMinHeight(Math.min(height, 3 * ROW));
        setPrefHeight(height);
        setMaxHeight(height);
    }

    private final class Cell extends ListCell<GoingLine> {
        @Override
        protected void updateItem(@Nullable GoingLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty || line == null ? null : row(line));
        }
    }

    private HBox row(GoingLine line) {
        KeptImage image = line.image();
        var mark = new Region();
        mark.getStyleClass().add("going-mark");
        var name = new Label(image == null ? texts.text("library.going.together") : image.name());
        name.getStyleClass().add("going-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        String others = image == null ? "" : image.names().stream().skip(1).collect(Collectors.joining(", "));
        var also = new Label(others.isEmpty() ? "" : texts.text("library.going.also", others));
        also.getStyleClass().addAll("secondary", "small");
        also.setMinWidth(0);
        also.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(also, Priority.ALWAYS);
        var count = new Label(image == null
                ? texts.text("library.side.layers", line.layers())
                : texts.text("library.going.layers", line.layers(), image.layers().size()));
        count.getStyleClass().add("secondary");
        count.setMinWidth(Region.USE_PREF_SIZE);
        var figure = new Label(DockerText.size(line.bytes()));
        figure.getStyleClass().add("going-bytes");
        Tips.set(figure, texts.text("image.exact", line.bytes()));
        var row = new HBox(mark, name, also, count, figure);
        row.getStyleClass().addAll("going-row", image == null ? "together" : "single");
        return row;
    }
}
