package dev.cutaway.app.images;

import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.archive.ArchivedImage;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An archive that holds several images, or one for several platforms: choose one to see, or two to compare. */
final class ImageChoice implements Page {

    private final ImageFile file;
    private final ObservableValue<String> title;
    private final Texts texts;
    private final Workbench bench;
    private final Page parent;
    private final OpenImages open;
    private final TableView<ArchivedImage> table = new TableView<>();
    private final VBox node;

    ImageChoice(ImageFile file, ImageOrigin origin, Workbench bench, Page parent, OpenImages open) {
        this.file = file;
        this.title = origin.name();
        this.texts = bench.texts();
        this.bench = bench;
        this.parent = parent;
        this.open = open;
        var head = new Label();
        head.textProperty().bind(texts.of("images.choice.title", file.images().size()));
        head.getStyleClass().add("title");
        var hint = new Label();
        hint.textProperty().bind(texts.of("images.choice.hint"));
        hint.getStyleClass().add("secondary");
        var words = new VBox(head, hint);
        words.getStyleClass().add("choice-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = new HBox(words, compareButton(), lookButton());
        top.getStyleClass().addAll("choice-head", "hairline-below");
        VBox.setVgrow(table, Priority.ALWAYS);
        node = new VBox(top, table);
        fillTable();
    }

    /** The rail's picture of an archive with several images. */
    static Node picture() {
        return new FontIcon(Feather.ARCHIVE);
    }

    private void fillTable() {
        table.getItems().setAll(file.images());
        table.setFixedCellSize(36);
        table.getStyleClass().add("choice-table");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().select(0);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var columns = new ArrayList<>(List.of(
                column("images.choice.name", "edge", 300, image -> OpenImage.name(image, file)),
                column("images.choice.id", "mono", 120, image -> image.id().shortId()),
                column("images.choice.platform", "secondary", 140, image -> image.platform().toString()),
                column("images.choice.layers", "figure", 80, image -> Integer.toString(image.layers().size())),
                column("images.choice.size", "figure", 110, image -> DockerText.size(image.blobBytes()))));
        if (file.images().stream().anyMatch(image -> image.tags().size() > 1)) {
            columns.add(column("images.choice.tags", "secondary", 200,
                    image -> String.join(", ", image.tags().stream().skip(1).toList())));
        }
        // Takes what room is left, so that figures stay near their names.
        columns.add(new TableColumn<>());
        table.getColumns().setAll(columns);
        table.setRowFactory(view -> {
            var row = new TableRow<ArchivedImage>();
            row.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                    look();
                }
            });
            return row;
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                look();
                key.consume();
            }
        });
        table.accessibleTextProperty().bind(texts.of("images.choice.title", file.images().size()));
    }

    private TableColumn<ArchivedImage, String> column(String key, String styleClass, double width,
            Function<ArchivedImage, String> value) {
        var column = new TableColumn<ArchivedImage, String>();
        column.textProperty().bind(texts.of(key));
        column.setCellValueFactory(
                row -> new javafx.beans.property.ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.getStyleClass().add(styleClass);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        return column;
    }

    private Button lookButton() {
        var look = new Button();
        look.textProperty().bind(texts.of("images.choice.look"));
        look.getStyleClass().add("primary");
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.disableProperty().bind(Bindings.isEmpty(table.getSelectionModel().getSelectedItems()));
        look.setOnAction(action -> look());
        return look;
    }

    private Button compareButton() {
        var compare = new Button();
        compare.textProperty().bind(texts.of("images.choice.compare"));
        compare.setMinWidth(Region.USE_PREF_SIZE);
        compare.setDisable(true);
        compare.setOnAction(action -> {
            List<ArchivedImage> two = table.getSelectionModel().getSelectedItems();
            open.compare(file, two.get(0), two.get(1), bench.navigator().currentProperty().get());
        });
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<ArchivedImage>) change -> compare
                .setDisable(table.getSelectionModel().getSelectedItems().size() != 2));
        return compare;
    }

    /** Opens every selected image and goes to the first. */
    private void look() {
        Page here = bench.navigator().currentProperty().get();
        List<ImageSlot> slots = List.copyOf(table.getSelectionModel().getSelectedItems()).stream()
                .map(image -> open.openOne(file, image, here, slot -> {
                })).toList();
        if (!slots.isEmpty()) {
            bench.navigator().go(slots.getFirst());
        }
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public Optional<Page> parent() {
        return Optional.of(parent);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        table.requestFocus();
    }
}
