package dev.cutaway.app.disk;

import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.library.Contents;
import dev.cutaway.app.library.Descriptions;
import dev.cutaway.app.library.ImageActions;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.library.LayerSharing.Measure;
import dev.cutaway.app.library.Library;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.inspector.Digest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The map with its sum above, what would go below, and what the engine counts beside it. */
final class DiskView {

    private static final double ROOM_FOR_SIDE = 800;

    private final Texts texts;
    private final Library library;
    private final SumLine sum;
    private final LayerMap map;
    private final PrunePreview preview;
    private final UsagePanel usage;
    private final Segmented<Measure> measure = new Segmented<>(Measure.UNPACKED);
    private final Button prune = new Button();
    private final BorderPane node = new BorderPane();
    private DiskModel model = DiskModel.of(Contents.NONE, Measure.UNPACKED);

    DiskView(Workbench bench, Library library, ImageActions actions, Descriptions descriptions) {
        this.texts = bench.texts();
        this.library = library;
        sum = new SumLine(texts);
        map = new LayerMap(texts, descriptions);
        preview = new PrunePreview(texts, actions, map::clear);
        usage = new UsagePanel(texts, actions);
        map.onSelection(this::selected);
        preview.kindProperty().subscribe(kind -> selected());
        measure.valueProperty().subscribe(kind -> show(library.contents()));
        prune.textProperty().bind(texts.of("disk.command.prune"));
        prune.setMinWidth(Region.USE_PREF_SIZE);
        prune.setOnAction(action -> preview());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox.setHgrow(sum, Priority.ALWAYS);
        var head = new HBox(sum, gap, measure, prune);
        head.getStyleClass().addAll("disk-head", "hairline-below");
        VBox.setVgrow(map, Priority.ALWAYS);
        var left = new VBox(map, preview);
        node.setMinWidth(0);
        node.setTop(head);
        node.setCenter(left);
        node.setRight(usage);
        node.widthProperty().subscribe(width -> {
            usage.setVisible(width.doubleValue() >= ROOM_FOR_SIDE);
            usage.setManaged(width.doubleValue() >= ROOM_FOR_SIDE);
        });
    }

    /** Shows these contents; what is selected stays so, as far as it still is there. */
    void show(Contents contents) {
        measure.clear();
        measure.choice(Measure.UNPACKED, texts.text("disk.measure.unpacked")).choice(Measure.STORED,
                texts.text("disk.measure.stored"));
        measure.setVisible(contents.store() != null);
        measure.setManaged(contents.store() != null);
        model = DiskModel.of(contents, contents.store() == null ? Measure.UNPACKED : measure.getValue());
        sum.show(model);
        map.show(model);
        usage.show(contents);
        selected();
    }

    private void selected() {
        Set<Digest> chosen = map.selection();
        List<KeptImage> going = preview.isShowing() || !chosen.isEmpty()
                ? model.going(preview.kind(chosen.isEmpty()), chosen)
                : List.of();
        map.hatch(going.stream().map(KeptImage::id).collect(Collectors.toCollection(HashSet::new)));
        preview.show(model, going, chosen.size());
    }

    /** Shows what nobody needs as going. */
    void preview() {
        preview.open();
        selected();
    }

    Node node() {
        return node;
    }

    void focus() {
        map.focus();
    }

    List<PageView> views() {
        return List.of(
                new PageView("map", () -> {
                    map.clear();
                    preview.close();
                }),
                new PageView("selected", () -> {
                    map.select(library.contents().listed().stream().limit(2).map(KeptImage::id).toList());
                    map.point(2, 0);
                }));
    }
}
