package dev.cutaway.app.layers.compare;

import dev.cutaway.app.control.Clip;
import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.images.OpenImage;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.LayerSelection;
import dev.cutaway.app.layers.preview.VersionsPane;
import dev.cutaway.app.task.Job;
import dev.cutaway.inspector.analysis.compare.DiffText;
import dev.cutaway.inspector.analysis.compare.FileComparison;
import dev.cutaway.inspector.analysis.compare.Noise;
import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Compares two file systems: two layers of this image, or this image and another open one. The newer side follows the
 * stack's selected layer, the older one the layer that is outlined beside it.
 */
public final class CompareTab extends BorderPane {

    private enum View {
        FILES, SETTINGS, HISTORY, LAYERS, CONTENT
    }

    private final ImageContext context;
    private final ImageText text;
    private final ObservableList<OpenImage> all;
    private final Side self;
    private final SideMenu beforeMenu;
    private final SideMenu afterMenu;
    private final ToggleButton time;
    private final ToggleButton order;
    private final Segmented<View> view = new Segmented<>(View.FILES);
    private final Label sentence = new Label();
    private final StackPane body = new StackPane();
    private Side before;
    private Side after;
    private @Nullable Job work;
    private boolean changedWanted;
    private @Nullable Compared compared;

    /** @param all the open images, this one among them */
    public CompareTab(ImageContext context, ObservableList<OpenImage> all) {
        this.context = context;
        this.all = all;
        text = context.text();
        var image = context.facts().image();
        self = Side.whole(image, image.source().displayName());
        after = self.at(context.selection().selected());
        before = self.at(Math.min(context.facts().border().layers() - 1, after.layer() - 1));
        beforeMenu = new SideMenu(context, text.of("image.compare.before"), side -> choose(side, after));
        afterMenu = new SideMenu(context, text.of("image.compare.after"), side -> choose(before, side));
        time = noise(text.of("image.compare.time"), text.of("image.compare.time.tip"));
        order = noise(text.of("image.compare.order"), text.of("image.compare.order.tip"));
        view.choice(View.FILES, text.of("image.compare.files")).choice(View.SETTINGS, text.of("image.compare.settings"))
                .choice(View.HISTORY, text.of("image.compare.history"))
                .choice(View.LAYERS, text.of("image.compare.layers"))
                .choice(View.CONTENT, text.of("image.waste.copies"));
        view.valueProperty().subscribe((_, _) -> showView());
        setTop(head());
        setCenter(body);
        context.selection().addListener(this::follow);
        follow();
        start();
    }

    /** Compares this image, the older side, with another one. */
    public void compareWith(OpenImage other) {
        choose(self, Side.whole(other.inspected(), other.name()));
    }

    /** Shows what the own layers made of the base image, and a file that they changed. */
    public void showOwnLayers() {
        changedWanted = true;
        choose(self.at(context.facts().border().layers() - 1), self);
        showView();
    }

    /** Other images were opened or closed: they can be chosen, or not any more. */
    public void imagesChanged() {
        menus();
    }

    private Node head() {
        var swap = new Button("", FontIcon.of(Feather.REPEAT, 14));
        swap.getStyleClass().addAll("compact", "icon-button");
        swap.setAccessibleText(text.of("image.compare.swap"));
        Tips.set(swap, text.of("image.compare.swap"));
        swap.setOnAction(_ -> choose(/* newBefore= */ after, /* newAfter= */ before));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var sides = new HBox(beforeMenu, swap, afterMenu, gap, time, order);
        sides.getStyleClass().add("tool-row");
        sentence.getStyleClass().add("strong");
        sentence.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var save = new Button(text.of("image.compare.export"), FontIcon.of(Feather.UPLOAD, 14));
        save.getStyleClass().addAll("compact", "flat");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(_ -> export());
        var copy = new Button("", FontIcon.of(Feather.COPY, 14));
        copy.getStyleClass().addAll("compact", "icon-button");
        copy.setAccessibleText(text.of("image.compare.copy"));
        Tips.set(copy, text.of("image.compare.copy"));
        copy.setOnAction(_ -> copy());
        var found = new HBox(view, sentence, space, copy, save);
        found.getStyleClass().add("tool-row");
        var head = new VBox(sides, found);
        head.getStyleClass().add("hairline-below");
        return head;
    }

    private ToggleButton noise(String words, String tip) {
        var toggle = new ToggleButton(words);
        toggle.getStyleClass().add("chip-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setSelected(true);
        Tips.set(toggle, tip);
        toggle.setOnAction(_ -> start());
        return toggle;
    }

    /** The stack leads: the newer side is its selected layer, the older one that which is outlined beside it. */
    private void follow() {
        LayerSelection selection = context.selection();
        Side newAfter = after.image() == self.image() ? self.at(selection.selected()) : after;
        boolean pair = selection.second() != LayerSelection.NONE && selection.killer() == LayerSelection.NONE;
        Side newBefore = pair ? self.at(selection.second()) : before;
        if (!newAfter.equals(after) || !newBefore.equals(before)) {
            before = newBefore;
            after = newAfter;
            start();
        }
    }

    private void choose(Side newBefore, Side newAfter) {
        before = newBefore;
        after = newAfter;
        if (after.image() == self.image() && after.layer() >= 0) {
            context.selection().select(after.layer());
            if (before.image() == self.image() && before.layer() >= 0) {
                context.selection().compareWith(before.layer());
            }
        }
        start();
    }

    private void menus() {
        List<OpenImage> others = all.stream().filter(image -> image.inspected() != self.image()).toList();
        boolean layersOnly = before.image() == after.image();
        beforeMenu.show(before, self, layersOnly, others);
        afterMenu.show(after, self, layersOnly, others);
    }

    private void start() {
        menus();
        if (work != null) {
            work.cancel();
        }
        Side left = before;
        Side right = after;
        var noise = new Noise(time.isSelected(), order.isSelected());
        work = context.tasks().startQuietly(_ -> Compared.of(left, right, noise), this::show, context::unexpected);
    }

    private void show(Compared found) {
        compared = found;
        boolean images = found.images() != null;
        for (View each : List.of(View.SETTINGS, View.HISTORY, View.LAYERS, View.CONTENT)) {
            view.button(each).setDisable(!images);
        }
        FileComparison files = found.files();
        sentence.setText(text.of("image.compare.sentence",
                text.changes(files.count(0, Change.ADDED), files.count(0, Change.CHANGED),
                        files.count(0, Change.DELETED)),
                text.growth(files.bytesAfter(0) - files.bytesBefore(0))));
        if (!images && view.getValue() != View.FILES) {
            view.valueProperty().set(View.FILES);
        } else {
            showView();
        }
    }

    private void showView() {
        Compared found = compared;
        if (found == null) {
            return;
        }
        var images = found.images();
        if (view.getValue() == View.FILES || images == null) {
            body.getChildren().setAll(files(found));
            return;
        }
        if (view.getValue() == View.CONTENT) {
            showCommonContent(found);
            return;
        }
        var differences = new ImageDifferences(context, found, images);
        body.getChildren().setAll(switch (view.getValue()) {
            case SETTINGS -> differences.settings();
            case HISTORY -> differences.history();
            case LAYERS, FILES, CONTENT -> differences.layers();
        });
    }

    private void showCommonContent(Compared found) {
        body.getChildren().clear();
        context.tasks().startQuietly(_ -> CommonContent.find(found), copies -> {
            if (found.equals(compared) && view.getValue() == View.CONTENT) {
                body.getChildren().setAll(CommonContent.of(context, found, copies));
            }
        }, context::unexpected);
    }

    private Node files(Compared found) {
        if (!found.files().differs(0)) {
            return new EmptyState(null, text.of("image.compare.same"), text.of("image.compare.same.text"));
        }
        var table = new ComparedFiles(found.files(), text);
        var versions = new VersionsPane(context);
        LayerColors colors = found.colors(context.facts());
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                ComparedVersions.show(versions, found, colors, row);
            }
        });
        if (changedWanted) {
            table.selectChanged();
        }
        var split = new SplitPane(table, versions);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        SplitPane.setResizableWithParent(versions, false);
        return split;
    }

    private void copy() {
        if (compared != null) {
            var lines = new StringBuilder();
            write(compared.files(), lines);
            Clip.copy(lines.toString());
        }
    }

    private static void write(FileComparison files, StringBuilder out) {
        try {
            DiffText.write(files, out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a string builder does not fail", e);
        }
    }

    private void export() {
        Compared found = compared;
        if (found != null) {
            context.bench().desktop().askWhereToSave("diff.txt").ifPresent(target -> save(found.files(), target));
        }
    }

    private void save(FileComparison files, Path target) {
        context.tasks().startQuietly(_ -> {
            try (Writer out = Files.newBufferedWriter(target)) {
                DiffText.write(files, out);
            }
            return target;
        }, _ -> {
        }, problem -> context.fail(text.of("image.export.failed"), target.toString(), problem));
    }
}
