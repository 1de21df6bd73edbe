package dev.cutaway.app.library;

import dev.cutaway.app.control.Pill;
import dev.cutaway.app.control.ShareBar;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Ages;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.ImageReference;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The rows of the list: names, id, age, size as figure and bar, who uses it. Virtual, sortable by every column. */
final class LibraryTable extends TableView<KeptImage> {

    private static final double ROW = 36;
    private static final double BAR = 132;
    /** Below these widths a column would leave the names no room. */
    private static final double ROOM_FOR_BAR = 700;
    private static final double ROOM_FOR_USERS = 560;
    private static final int PILLS = 4;

    private final Texts texts;
    private final TableColumn<KeptImage, KeptImage> bar;
    private final TableColumn<KeptImage, KeptImage> users;
    private Contents contents = Contents.NONE;
    private BaseLayers bases = BaseLayers.of(List.of());
    private long largest = 1;

    LibraryTable(Texts texts) {
        this.texts = texts;
        getStyleClass().add("library-table");
        setFixedCellSize(ROW);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        accessibleTextProperty().bind(texts.of("library.table"));
        TableColumn<KeptImage, KeptImage> names = column("library.column.name", 220, this::name,
                Comparator.comparing(KeptImage::name));
        names.getStyleClass().add("edge");
        names.setMinWidth(150);
        var id = column("library.column.id", 112, this::id, Comparator.comparing(KeptImage::id));
        var created = column("library.column.created", 118, this::created, Comparator.comparing(
                image -> image.summary().created(), Comparator.nullsFirst(Comparator.naturalOrder())));
        var size = column("library.column.size", 76, this::size,
                Comparator.comparingLong(image -> image.summary().size()));
        size.getStyleClass().add("figure");
        bar = column("library.column.bar", BAR + 16, this::bar,
                Comparator.comparingLong(image -> contents.sharing().unique(image.id())));
        bar.setGraphic(legend());
        bar.textProperty().unbind();
        bar.setText("");
        users = column("library.column.users", 100, this::users,
                Comparator.comparingInt(image -> image.users().size() * 1000 + image.children()));
        users.setMinWidth(88);
        users.setMaxWidth(220);
        fix(id, 108);
        fix(created, 106);
        fix(size, 76);
        fix(bar, BAR + 16);
        getColumns().setAll(List.of(names, id, created, size, bar, users));
        widthProperty().subscribe(this::fit);
    }

    private static void fix(TableColumn<?, ?> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
    }

    private void fit() {
        bar.setVisible(getWidth() >= ROOM_FOR_BAR);
        users.setVisible(getWidth() >= ROOM_FOR_USERS);
    }

    private HBox legend() {
        var shared = new Label();
        shared.textProperty().bind(texts.of("library.legend.shared"));
        shared.setGraphic(sample("shared"));
        var unique = new Label();
        unique.textProperty().bind(texts.of("library.legend.unique"));
        unique.setGraphic(sample("unique"));
        var legend = new HBox(shared, unique);
        legend.getStyleClass().add("share-legend");
        return legend;
    }

    private static Region sample(String styleClass) {
        var sample = new Region();
        sample.getStyleClass().addAll("share-sample", styleClass);
        return sample;
    }

    /** Rows are worded by these contents; the largest image fills the bar. */
    void show(Contents now) {
        contents = now;
        bases = BaseLayers.of(now.images());
        largest = Math.max(1, now.images().stream().mapToLong(image -> image.summary().size()).max().orElse(1));
    }

    private TableColumn<KeptImage, KeptImage> column(String key, double width, BiConsumer<Cell, KeptImage> fill,
            Comparator<KeptImage> order) {
        var column = new TableColumn<KeptImage, KeptImage>();
        column.textProperty().bind(texts.of(key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setComparator(order);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(table -> new Cell(fill));
        return column;
    }

    /** A cell that is told of the whole image. */
    private static final class Cell extends TableCell<KeptImage, KeptImage> {
        private final BiConsumer<Cell, KeptImage> fill;
        private @Nullable ShareBar shareBar;

        Cell(BiConsumer<Cell, KeptImage> fill) {
            this.fill = fill;
        }

        @Override
        protected void updateItem(KeptImage image, boolean empty) {
            super.updateItem(image, empty);
            setText(null);
            setGraphic(null);
            getStyleClass().removeAll("edge", "figure", "mono", "secondary");
            if (!empty && image != null) {
                fill.accept(this, image);
            }
        }
    }

    private void name(Cell cell, KeptImage image) {
        cell.getStyleClass().add("edge");
        var row = new HBox();
        row.getStyleClass().add("name-cell");
        List<ImageReference> tags = image.summary().tags();
        if (tags.isEmpty()) {
            var none = new Label("<none>");
            none.getStyleClass().addAll("mono", "secondary");
            var kind = new Label(KindWords.name(texts, image.kind()));
            kind.getStyleClass().add("kind-pill");
            Tips.set(kind, KindWords.explanation(texts, image.kind()));
            row.getChildren().addAll(none, kind);
            image.summary().digests().stream().findFirst().ifPresent(was -> {
                var before = new Label(texts.text("library.was", was.familiarName()));
                before.getStyleClass().addAll("secondary", "small");
                row.getChildren().add(before);
            });
        } else {
            String repository = tags.getFirst().familiarName();
            var name = new Label(repository);
            name.getStyleClass().add("strong");
            name.setMinWidth(40);
            // Both the registry and the last part of a path tell images apart.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            row.getChildren().add(name);
            tags.stream().limit(PILLS).forEach(tag -> row.getChildren().add(Pill.neutral(
                    tag.familiarName().equals(repository) ? String.valueOf(tag.tag()) : tag.familiar())));
            if (tags.size() > PILLS) {
                Pill more = Pill.neutral("+" + (tags.size() - PILLS));
                Tips.set(more, String.join("\n", image.names()));
                row.getChildren().add(more);
            }
        }
        if (image.pinned()) {
            var pin = FontIcon.of(Feather.BOOKMARK, 14);
            pin.getStyleClass().add("pin");
            row.getChildren().add(pin);
        }
        cell.setGraphic(row);
    }

    private void id(Cell cell, KeptImage image) {
        cell.getStyleClass().add("mono");
        cell.setText(image.id().shortId());
    }

    private void created(Cell cell, KeptImage image) {
        cell.getStyleClass().add("secondary");
        cell.setText(Ages.of(texts, image.summary().created()));
        Tips.set(cell, Ages.timestamp(image.summary().created()));
    }

    private void size(Cell cell, KeptImage image) {
        cell.getStyleClass().add("figure");
        cell.setText(DockerText.size(image.summary().size()));
        Tips.set(cell, texts.text("image.exact", image.summary().size()));
    }

    private void bar(Cell cell, KeptImage image) {
        ShareBar shown = cell.shareBar == null ? new ShareBar() : cell.shareBar;
        cell.shareBar = shown;
        long unique = contents.sharing().unique(image.id());
        long all = contents.sharing().size(image.id());
        shown.show(all - unique, unique, largest);
        shown.setPrefWidth(BAR);
        cell.setGraphic(shown);
        Tips.set(cell, texts.text("library.bar.tip", DockerText.size(all - unique), DockerText.size(unique)));
    }

    private void users(Cell cell, KeptImage image) {
        if (!image.users().isEmpty()) {
            KeptImage.User first = image.users().getFirst();
            var dot = new Region();
            dot.getStyleClass().addAll("user-dot", first.running() ? "running" : "stopped");
            cell.setGraphic(dot);
            int more = image.users().size() - 1;
            cell.setText(more == 0 ? first.container() : texts.text("library.users.more", first.container(), more));
            Tips.set(cell, image.users().stream().map(KeptImage.User::container).collect(Collectors.joining("\n")));
        } else {
            cell.getStyleClass().add("secondary");
            int standing = Math.max(image.children(), bases.standingOn(image));
            cell.setText(standing > 0 ? texts.text("library.users.images", standing) : "–");
        }
    }
}
