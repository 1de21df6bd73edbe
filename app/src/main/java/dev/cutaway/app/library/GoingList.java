package dev.cutaway.app.library;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.Digest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Images that would go: each with its other names, how many of its layers go with it, and their bytes. */
public final class GoingList extends ListView<KeptImage> {

    private static final double ROW = 28;

    private final Texts texts;
    private final int most;
    private Set<Digest> layers = Set.of();

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
        layers = all.sharing().goneWith(going.stream().map(KeptImage::id).toList());
        getItems().setAll(going);
        double height = Math.clamp(going.size(), 1, most) * ROW + 2;
        setMinHeight(Math.min(height, 3 * ROW));
        setPrefHeight(height);
        setMaxHeight(height);
    }

    private final class Cell extends ListCell<KeptImage> {
        @Override
        protected void updateItem(KeptImage image, boolean empty) {
            super.updateItem(image, empty);
            setText(null);
            setGraphic(empty || image == null ? null : row(image));
        }
    }

    private HBox row(KeptImage image) {
        var mark = new Region();
        mark.getStyleClass().add("going-mark");
        var name = new Label(image.name());
        name.getStyleClass().add("going-name");
        String others = image.names().stream().skip(1).collect(Collectors.joining(", "));
        var also = new Label(others.isEmpty() ? "" : texts.text("library.going.also", others));
        also.getStyleClass().addAll("secondary", "small");
        also.setMinWidth(0);
        also.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(also, Priority.ALWAYS);
        List<KeptImage.Layer> own = image.layers().stream().filter(layer -> layers.contains(layer.key())).toList();
        var count = new Label(texts.text("library.going.layers", own.size(), image.layers().size()));
        count.getStyleClass().add("secondary");
        count.setMinWidth(Region.USE_PREF_SIZE);
        long bytes = own.stream().mapToLong(layer -> layer.facts().size()).sum();
        var figure = new Label(DockerText.size(bytes));
        figure.getStyleClass().add("going-bytes");
        Tips.set(figure, texts.text("image.exact", bytes));
        var row = new HBox(mark, name, also, count, figure);
        row.getStyleClass().add("going-row");
        return row;
    }

}
