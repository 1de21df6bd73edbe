package dev.cutaway.app.disk;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.library.Contents;
import dev.cutaway.app.library.ImageActions;
import dev.cutaway.app.text.Ages;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.store.StoreUsage;
import dev.cutaway.engine.api.store.TrashItem;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Beside the map: what the engine counts, what its store really takes on the disk, and the trash. */
final class UsagePanel extends ScrollPane {

    private final Texts texts;
    private final ImageActions actions;
    private final VBox body = new VBox();

    UsagePanel(Texts texts, ImageActions actions) {
        this.texts = texts;
        this.actions = actions;
        getStyleClass().add("usage-panel");
        body.getStyleClass().add("usage-body");
        setContent(body);
        setFitToWidth(true);
        setFocusTraversable(false);
    }

    void show(Contents contents) {
        body.getChildren().clear();
        if (contents.store() != null) {
            StoreUsage usage = contents.store().usage();
            head(texts.text("disk.store.title", DockerText.size(usage.total())));
            body.getChildren().addAll(new UsageBar(usage), store(usage),
                    sentence(texts.text("disk.store.words"), "small"), check());
        }
        head(texts.text("disk.counted.title"));
        body.getChildren().add(counted(UsageRow.of(contents)));
        if (contents.store() != null) {
            trash(contents.store().trash());
        }
    }

    private Button check() {
        var check = new Button(texts.text("library.command.check"));
        check.getStyleClass().add("compact");
        check.setMinWidth(Region.USE_PREF_SIZE);
        check.setOnAction(action -> actions.check());
        return check;
    }

    private void head(String text) {
        var head = new Label(text);
        head.getStyleClass().addAll("head", "usage-head");
        body.getChildren().add(head);
    }

    private Label sentence(String text, String styleClass) {
        var sentence = new Label(text);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().addAll("secondary", styleClass);
        return sentence;
    }

    private GridPane store(StoreUsage usage) {
        var grid = grid(1);
        int row = 0;
        for (UsageBar.Part part : UsageBar.parts(usage)) {
            if (part.bytes() == 0 && !part.isUsual()) {
                continue;
            }
            var sample = new Region();
            sample.getStyleClass().addAll("usage-sample", part.styleClass());
            var name = new Label(texts.text(part.key()), sample);
            figures(grid, row++, name, List.of(DockerText.size(part.bytes())), List.of(part.bytes()));
        }
        var line = new Region();
        line.getStyleClass().add("usage-line");
        grid.add(line, 0, row++, 2, 1);
        var sum = new Label(texts.text("disk.store.sum"));
        sum.getStyleClass().add("strong");
        figures(grid, row, sum, List.of(DockerText.size(usage.total())), List.of(usage.total()));
        return grid;
    }

    private GridPane counted(List<UsageRow> rows) {
        var grid = grid(4);
        List<String> heads = List.of(texts.text("disk.counted.all"), texts.text("disk.counted.active"),
                texts.text("disk.counted.size"), texts.text("disk.counted.free"));
        figures(grid, 0, new Label(texts.text("disk.counted.type")), heads, List.of());
        grid.getChildren().forEach(head -> head.getStyleClass().addAll("caption", "small"));
        for (int i = 0; i < rows.size(); i++) {
            UsageRow row = rows.get(i);
            figures(grid, i + 1, new Label(texts.text(row.key())), row.figures(), row.exact());
        }
        return grid;
    }

    private static GridPane grid(int figures) {
        var grid = new GridPane();
        grid.getStyleClass().add("usage-grid");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(name);
        for (int i = 0; i < figures; i++) {
            var column = new ColumnConstraints();
            column.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    /** @param exact bytes of the figures, counted from the last one; may be fewer */
    private void figures(GridPane grid, int row, Label name, List<String> figures, List<Long> exact) {
        grid.add(name, 0, row);
        for (int i = 0; i < figures.size(); i++) {
            var figure = new Label(figures.get(i));
            figure.setMinWidth(Region.USE_PREF_SIZE);
            int place = i - (figures.size() - exact.size());
            if (place >= 0) {
                Tips.set(figure, texts.text("image.exact", exact.get(place)));
            }
            grid.add(figure, i + 1, row);
        }
    }

    private void trash(List<TrashItem> items) {
        head(texts.text("disk.trash.title"));
        if (items.isEmpty()) {
            body.getChildren().add(sentence(texts.text("disk.trash.empty"), "small"));
            return;
        }
        items.forEach(item -> body.getChildren().add(trashRow(item)));
        var empty = new Button(texts.text("disk.trash.do"));
        empty.setOnAction(action -> actions.emptyTrash(items.stream().map(TrashItem::id).toList()));
        body.getChildren().add(empty);
    }

    private Node trashRow(TrashItem item) {
        String names = String.join(", ", item.images().stream()
                .map(image -> image.tags().isEmpty() ? image.id().shortId() : image.tags().getFirst().familiar())
                .toList());
        var name = new Label(names);
        Tips.set(name, names);
        name.setMinWidth(0);
        var when = new Label(texts.text("disk.trash.row", Ages.of(texts, item.removed()),
                DockerText.size(item.storedBytes())));
        when.getStyleClass().addAll("secondary", "small");
        Tips.set(when, Ages.timestamp(item.removed()));
        var words = new VBox(name, when);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var restore = new Button(texts.text("disk.trash.restore"));
        restore.getStyleClass().add("compact");
        restore.setMinWidth(Region.USE_PREF_SIZE);
        restore.setAccessibleText(texts.text("disk.trash.restore") + " " + names);
        restore.setOnAction(action -> actions.restore(item.id()));
        var row = new HBox(words, restore);
        row.getStyleClass().add("trash-row");
        return row;
    }
}
