package dev.cutaway.app.disk;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.library.Contents;
import dev.cutaway.app.library.Described;
import dev.cutaway.app.library.Descriptions;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.library.LayerSharing.Measure;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * A bar for every image, cut into its layers. Pointing at a layer lights it wherever it is; selecting images hatches what
 * would go with them. Virtual: only the rows on screen exist.
 */
final class LayerMap extends StackPane {

    private static final double ROW = 40;
    /** Box and gap before a name, which stand above nothing in the head. */
    private static final double BEFORE_NAME = 28;
    private static final double NAME_LEAST = 120;
    private static final double NAME_MOST = 280;
    private static final double NAME_SHARE = 0.22;

    private final Texts texts;
    private final Descriptions descriptions;
    private final ListView<KeptImage> list = new ListView<>();
    private final LayerCard card;
    private final Pane over = new Pane();
    private final Set<Digest> selected = new LinkedHashSet<>();
    private final Set<Cell> cells = new LinkedHashSet<>();
    private final Label imageHead = new Label();
    private final Label barHead = new Label();
    private final Label sizeHead = new Label();
    private final Label uniqueHead = new Label();
    private DiskModel model = DiskModel.of(Contents.NONE, Measure.UNPACKED);
    private Set<Digest> going = Set.of();
    private Set<Digest> gone = Set.of();
    private @Nullable Digest lit;
    private Runnable onSelection = () -> {
    };

    LayerMap(Texts texts, Descriptions descriptions) {
        this.texts = texts;
        this.descriptions = descriptions;
        this.card = new LayerCard(texts);
        getStyleClass().add("layer-map");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Cell());
        list.accessibleTextProperty().bind(texts.of("disk.map"));
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            KeptImage image = list.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.SPACE && image != null) {
                toggle(image);
                key.consume();
            }
        });
        list.setOnMouseExited(event -> light(null));
        VBox.setVgrow(list, Priority.ALWAYS);
        over.setMouseTransparent(true);
        over.getChildren().add(card);
        card.setVisible(false);
        getChildren().addAll(new VBox(head(), list, new MapLegend(texts)), over);
    }

    private HBox head() {
        fix(imageHead, BEFORE_NAME);
        sizeHead.getStyleClass().add("map-size");
        uniqueHead.getStyleClass().add("map-unique");
        barHead.setMaxWidth(Double.MAX_VALUE);
        barHead.setMinWidth(0);
        HBox.setHgrow(barHead, Priority.ALWAYS);
        var head = new HBox(imageHead, barHead, sizeHead, uniqueHead);
        head.getStyleClass().addAll("map-head", "hairline-below");
        return head;
    }

    /** Names get a part of the room that all of them share, so that the bars begin at one line. */
    private void fix(Label name, double more) {
        name.getStyleClass().add("map-name");
        ObservableValue<Number> wide = list.widthProperty().map(
                width -> Math.rint(Math.clamp(width.doubleValue() * NAME_SHARE, NAME_LEAST, NAME_MOST)) + more);
        name.minWidthProperty().bind(wide);
        name.prefWidthProperty().bind(wide);
        name.maxWidthProperty().bind(wide);
        // The tag tells images of one repository apart.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    void onSelection(Runnable told) {
        onSelection = told;
    }

    /** What is selected and still there. */
    Set<Digest> selection() {
        return Set.copyOf(selected);
    }

    void show(DiskModel newModel) {
        model = newModel;
        imageHead.setText(texts.text("disk.column.image"));
        barHead.setText(texts.text("disk.column.layers"));
        sizeHead.setText(texts.text("disk.column.size"));
        uniqueHead.setText(texts.text("disk.column.unique"));
        selected.removeIf(id -> model.contents().find(id).isEmpty());
        int focused = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(model.rows());
        list.getSelectionModel().select(Math.clamp(focused, 0, Math.max(0, model.rows().size() - 1)));
        light(null);
    }

    /** Draws what goes with these images as going. */
    void hatch(Set<Digest> images) {
        going = Set.copyOf(images);
        gone = model.sharing().goneWith(images);
        cells.forEach(Cell::mark);
    }

    private void toggle(KeptImage image) {
        if (!selected.remove(image.id())) {
            selected.add(image.id());
        }
        onSelection.run();
    }

    void select(Collection<Digest> images) {
        selected.clear();
        selected.addAll(images);
        onSelection.run();
    }

    void clear() {
        select(List.of());
        light(null);
    }

    void focus() {
        list.requestFocus();
    }

    /** Lights a layer as the pointer would: row and layer counted from 0. */
    void point(int row, int layer) {
        list.scrollTo(0);
        applyCss();
        layout();
        cells.stream().filter(cell -> cell.getIndex() == row && cell.bar.segments().size() > layer).findFirst()
                .ifPresent(cell -> pointed(Objects.requireNonNull(cell.getItem()), cell.bar.segments().get(layer)));
    }

    private void pointed(KeptImage image, MapRow.Segment segment) {
        light(segment.layer().key());
        Described described = descriptions.of(image).get();
        String title = described == null || described.titles().size() < segment.number()
                ? ""
                : described.titles().get(segment.number() - 1);
        card.show(model, segment, title, going);
        card.setVisible(true);
        card.applyCss();
        card.autosize();
        Bounds at = over.sceneToLocal(segment.localToScene(segment.getBoundsInLocal()));
        boolean below = at.getMaxY() + card.getHeight() + 12 < over.getHeight();
        card.relocate(Math.clamp(at.getMinX(), 8, Math.max(8, over.getWidth() - card.getWidth() - 8)),
                below ? at.getMaxY() + 6 : Math.max(0, at.getMinY() - card.getHeight() - 6));
    }

    private void light(@Nullable Digest layer) {
        lit = layer;
        if (layer == null) {
            card.setVisible(false);
        }
        cells.forEach(Cell::mark);
    }

    private final class Cell extends ListCell<KeptImage> {

        private final CheckBox box = new CheckBox();
        private final Label name = new Label();
        private final MapRow bar = new MapRow(model);
        private final Label size = new Label();
        private final Label unique = new Label();
        private final HBox row = new HBox(box, name, bar, size, unique);
        private Subscription described = Subscription.EMPTY;

        Cell() {
            cells.add(this);
            // No wider than the list, which would scroll sideways otherwise.
            setPrefWidth(0);
            row.getStyleClass().add("map-row");
            fix(name, 0);
            size.getStyleClass().add("map-size");
            unique.getStyleClass().add("map-unique");
            HBox.setHgrow(bar, Priority.ALWAYS);
            bar.setMinWidth(0);
            box.setFocusTraversable(false);
            box.setMinWidth(Region.USE_PREF_SIZE);
            box.setOnAction(action -> toggle(Objects.requireNonNull(getItem())));
            row.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    toggle(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable KeptImage image, boolean empty) {
            super.updateItem(image, empty);
            described.unsubscribe();
            if (empty || image == null) {
                setGraphic(null);
                return;
            }
            name.setText(image.kind() == KeptImage.Kind.TAGGED
                    ? image.name()
                    : "<none> " + image.id().shortId());
            name.getStyleClass().remove("mono-small");
            if (image.kind() != KeptImage.Kind.TAGGED) {
                name.getStyleClass().add("mono-small");
            }
            Tips.set(name, String.join("\n", image.names().isEmpty() ? List.of(image.id().toString()) : image.names()));
            long all = model.sharing().size(image.id());
            long only = model.sharing().unique(image.id());
            size.setText(DockerText.size(all));
            unique.setText(DockerText.size(only));
            Tips.set(size, texts.text("image.exact", all));
            Tips.set(unique, texts.text("image.exact", only));
            bar.show(model, image, LayerMap.this::pointed);
            described = descriptions.of(image)
                    .subscribe(known -> bar.title(titles(image, known == null ? List.of() : known.titles())));
            setAccessibleText(texts.text("disk.row", image.name(), size.getText(), unique.getText()));
            setGraphic(row);
            mark();
        }

        private void mark() {
            if (getItem() != null && !isEmpty()) {
                boolean goes = going.contains(getItem().id());
                box.setSelected(selected.contains(getItem().id()));
                row.getStyleClass().remove("going");
                if (goes) {
                    row.getStyleClass().add("going");
                }
                bar.mark(goes, gone, lit);
            }
        }
    }

    /** Base layers are called by their image, others by their command. */
    private List<String> titles(KeptImage image, List<String> commands) {
        var titles = new ArrayList<String>();
        KeptImage base = model.base(image);
        for (int i = 0; i < image.layers().size(); i++) {
            String command = i < commands.size() ? commands.get(i).replace('\n', ' ') : "";
            titles.add(base != null && i == 0 && base.layers().size() == 1 ? base.name() : command);
        }
        if (base == null && image.layers().size() == 1) {
            titles.set(0, image.name());
        }
        return titles;
    }
}
