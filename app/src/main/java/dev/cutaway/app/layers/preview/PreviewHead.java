package dev.cutaway.app.layers.preview;

import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathText;
import dev.cutaway.inspector.analysis.PathLife;
import dev.cutaway.inspector.analysis.PathLife.Step;
import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The row over the preview: the path, its size and kind, how it is shown, which versions are compared, export. */
final class PreviewHead extends HBox {

    /** How a version is shown. */
    enum View {
        CONTENT, BYTES, DIFFERENCE
    }

    private final ImageText text;
    private final ImageContext context;
    private final Runnable refresh;
    private final Label path = new Label();
    private final Label facts = new Label();
    private final Segmented<View> view = new Segmented<>(View.CONTENT);
    private final MenuButton from = new MenuButton();
    private final MenuButton to = new MenuButton();
    private final HBox pair;
    private List<Step> readable = List.of();
    private int fromIndex;
    private int toIndex;

    PreviewHead(ImageContext context, Runnable refresh, Runnable export) {
        this.context = context;
        this.text = context.text();
        this.refresh = refresh;
        getStyleClass().addAll("tool-row", "preview-head");
        path.getStyleClass().add("mono");
        path.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(60);
        facts.getStyleClass().addAll("caption", "small");
        facts.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        pair = new HBox(4, from, new Label("→"), to);
        pair.setAlignment(javafx.geometry.Pos.CENTER);
        from.getStyleClass().addAll("compact", "flat", "version");
        to.getStyleClass().addAll("compact", "flat", "version");
        view.choice(View.CONTENT, text.of("image.preview.content")).choice(View.BYTES, text.of("image.preview.bytes"))
                .choice(View.DIFFERENCE, text.of("image.preview.difference"));
        view.valueProperty().subscribe((_, _) -> changed());
        var save = new Button(text.of("image.export"), FontIcon.of(Feather.UPLOAD, 14));
        save.getStyleClass().addAll("compact", "flat");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(_ -> export.run());
        getChildren().addAll(path, facts, gap, pair, view, save);
    }

    View view() {
        return view.getValue();
    }

    /** Chooses how versions are shown. */
    void choose(View chosen) {
        if (chosen != View.DIFFERENCE || canDiffer()) {
            view.valueProperty().set(chosen);
        }
    }

    /** True where there are two versions to compare. */
    boolean canDiffer() {
        return readable.size() > 1;
    }

    Step from() {
        return readable.get(fromIndex);
    }

    Step to() {
        return readable.get(toIndex);
    }

    /** Shows a path; the version before the chosen one is what it is compared with. */
    void show(PathLife life, int chosen) {
        path.setText(PathText.visible(life.path()));
        Tips.set(path, path.getText());
        facts.setText("");
        readable = life.steps().stream().filter(step -> step.change() != Change.DELETED
                && context.facts().tree().content(step.event()) != null).toList();
        int layer = life.steps().get(chosen).layer();
        toIndex = IntStream.range(0, readable.size()).filter(i -> readable.get(i).layer() <= layer).max().orElse(0);
        toIndex = Math.max(toIndex, Math.min(1, readable.size() - 1));
        fromIndex = Math.max(0, toIndex - 1);
        boolean any = !readable.isEmpty();
        view.setVisible(any);
        view.button(View.DIFFERENCE).setDisable(!canDiffer());
        if (!canDiffer() && view.getValue() == View.DIFFERENCE) {
            view.valueProperty().set(View.CONTENT);
        }
        showPair();
    }

    /** Tells how large the shown content is and what; null for nothing to tell. */
    void describe(@Nullable Shown shown) {
        if (shown == null) {
            facts.setText("");
            return;
        }
        String kind = switch (shown.kind()) {
            case EMPTY -> text.of("image.preview.kind.empty");
            case TEXT -> text.of("image.preview.kind.text");
            case PICTURE -> text.of("image.preview.kind.picture");
            case PROGRAM -> text.of("image.preview.kind.program");
            case BINARY -> text.of("image.preview.kind.binary");
        };
        boolean cut = shown.text() != null && !shown.text().whole();
        facts.setText(text.size(shown.content().size()) + " · " + kind
                + (cut ? " · " + text.of("image.preview.cut", text.size(TextLines.MOST_BYTES)) : ""));
        Tips.set(facts, text.exact(shown.content().size()));
    }

    private void changed() {
        showPair();
        refresh.run();
    }

    private void showPair() {
        boolean shown = view.getValue() == View.DIFFERENCE && canDiffer();
        pair.setVisible(shown);
        pair.setManaged(shown);
        if (shown) {
            fill(from, fromIndex, index -> fromIndex = index);
            fill(to, toIndex, index -> toIndex = index);
        }
    }

    private void fill(MenuButton menu, int chosen, IntConsumer choose) {
        menu.setGraphic(chip(readable.get(chosen)));
        menu.getItems().clear();
        for (int i = 0; i < readable.size(); i++) {
            int index = i;
            Step step = readable.get(i);
            var item = new MenuItem(text.size(step.bytes()), chip(step));
            item.setOnAction(_ -> {
                choose.accept(index);
                changed();
            });
            menu.getItems().add(item);
        }
    }

    private LayerChip chip(Step step) {
        return new LayerChip(step.layer() + 1, context.facts().color(step.layer()));
    }
}
