package dev.cutaway.app.disk;

import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.library.GoingList;
import dev.cutaway.app.library.ImageActions;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.library.LayerSharing.Measure;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Below the map: which images would go, what that frees, and the button that removes them. */
final class PrunePreview extends VBox {

    private static final int ROWS = 4;

    private final Texts texts;
    private final Segmented<DiskModel.Going> kind = new Segmented<>(DiskModel.Going.DANGLING);
    private final Label title = new Label();
    private final Label frees = new Label();
    private final Label words = new Label();
    private final GoingList list;
    private final Label nothing = new Label();
    private final Button cancel = new Button();
    private final Button remove = new Button();
    private List<KeptImage> going = List.of();
    private boolean open;

    PrunePreview(Texts texts, ImageActions actions, Runnable clear) {
        this.texts = texts;
        list = new GoingList(texts, ROWS);
        nothing.getStyleClass().add("going-nothing");
        nothing.setMaxWidth(Double.MAX_VALUE);
        list.setPlaceholder(nothing);
        getStyleClass().addAll("prune-preview", "hairline-above");
        title.getStyleClass().add("head");
        frees.getStyleClass().add("head");
        frees.setMinWidth(Region.USE_PREF_SIZE);
        words.getStyleClass().add("secondary");
        words.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, kind, gap, frees);
        head.getStyleClass().add("going-head");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(action -> {
            close();
            clear.run();
        });
        remove.getStyleClass().add("destroy");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(action -> {
            List<KeptImage> removed = going;
            close();
            clear.run();
            // What a container uses has a sheet of its own, which says so.
            if (removed.stream().anyMatch(KeptImage::isUsed)) {
                actions.remove(removed);
            } else {
                actions.removeNow(removed);
            }
        });
        var foot = new HBox(words, cancel, remove);
        foot.getStyleClass().add("going-foot");
        getChildren().addAll(head, list, foot);
        showing(false);
    }

    private void showing(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    /** Opened by a person, even where nothing is selected. */
    boolean isShowing() {
        return open;
    }

    void open() {
        open = true;
        kind.valueProperty().set(DiskModel.Going.DANGLING);
    }

    void close() {
        open = false;
    }

    ObjectProperty<DiskModel.Going> kindProperty() {
        return kind.valueProperty();
    }

    /** Which images are meant: without a selection only a kind of images can be. */
    DiskModel.Going kind(boolean nothingSelected) {
        if (!open) {
            return DiskModel.Going.SELECTED;
        }
        return nothingSelected && kind.getValue() == DiskModel.Going.SELECTED
                ? DiskModel.Going.DANGLING
                : kind.getValue();
    }

    void show(DiskModel model, List<KeptImage> images, int selected) {
        showing(open || selected > 0);
        going = images;
        if (!isVisible()) {
            return;
        }
        choices(selected);
        title.setText(texts.text("disk.preview.title"));
        list.show(model.contents(), images);
        nothing.setText(texts.text(kind.getValue() == DiskModel.Going.UNUSED
                ? "disk.preview.nothing.unused"
                : "disk.preview.nothing.dangling"));
        long bytes = model.sharing().freedBy(images.stream().map(KeptImage::id).toList());
        boolean stored = model.measure() == Measure.STORED;
        frees.setText(texts.text(stored ? "disk.preview.stored" : "disk.preview.frees", DockerText.size(bytes)));
        words.setText(texts.text(model.contents().hasTrash() ? "disk.preview.trash" : "disk.preview.forever"));
        cancel.setText(texts.text("library.cancel"));
        remove.setText(texts.text("library.remove.do", images.size()));
        remove.setDisable(images.isEmpty());
    }

    private void choices(int selected) {
        DiskModel.Going now = kind(selected == 0);
        kind.clear();
        kind.choice(DiskModel.Going.DANGLING, texts.text("library.prune.dangling"))
                .choice(DiskModel.Going.UNUSED, texts.text("library.prune.unused"));
        if (selected > 0) {
            kind.choice(DiskModel.Going.SELECTED, texts.text("disk.preview.selected", selected));
        }
        if (!open) {
            open = true;
            kind.valueProperty().set(DiskModel.Going.SELECTED);
        } else if (kind.getValue() != now) {
            kind.valueProperty().set(now);
        }
    }
}
