package dev.cutaway.app.layers;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.images.ImagePage;
import dev.cutaway.app.images.OpenImage;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.LayerSelection;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;
import dev.cutaway.inspector.image.HistoryRow;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * The page of one image. Its figures are worked out when it is made; its content is built then, and anew when the
 * language changes, around the same figures and the same selection.
 */
public final class LayersPage implements ImagePage {

    private final Workbench bench;
    private final OpenImage image;
    private final ObservableList<OpenImage> all;
    private LayerSelection selection;
    private final StackPane node = new StackPane();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private Map<Integer, LayerColor> colors = Map.of();
    private @Nullable ImageFacts facts;
    private @Nullable PageContent content;
    private @Nullable OpenImage compareLater;
    // Held here and weakly by what outlives the page: a closed page must not stay for their sake.
    private final InvalidationListener onLanguage = _ -> rebuild();
    private final InvalidationListener onImages = _ -> imagesChanged();

    /**
     * The page of an open image.
     *
     * @param all the open images, this one among them
     */
    public LayersPage(Workbench bench, OpenImage image, ObservableList<OpenImage> all) {
        this.bench = bench;
        this.image = image;
        this.all = all;
        selection = new LayerSelection(image.inspected().layers().size());
        title.set(image.name());
        node.getStyleClass().addAll("page", "image-page");
        node.getChildren().setAll(placeholder());
        bench.tasks().startQuietly(_ -> ImageFacts.of(image.inspected()), this::show, this::failed);
        bench.texts().messagesProperty().addListener(new WeakInvalidationListener(onLanguage));
        all.addListener(new WeakInvalidationListener(onImages));
    }

    /** The frame of the page while its figures are worked out: nothing moves when they come. */
    private Node placeholder() {
        var name = new Label(image.name());
        name.getStyleClass().add("title");
        var head = new BorderPane(null, name, null, null, null);
        head.getStyleClass().add("image-header");
        return new BorderPane(null, head, null, null, null);
    }

    private void show(ImageFacts worked) {
        facts = worked.painted(colors);
        rebuild();
    }

    private void rebuild() {
        if (facts == null) {
            return;
        }
        PageContent before = content;
        selection = selection.copy();
        content = new PageContent(image.name(), facts, selection, bench, new ImageText(bench.texts()), all);
        if (before != null) {
            content.goOnFrom(before);
        }
        node.getChildren().setAll(content);
        if (compareLater != null) {
            content.compareWith(compareLater);
            compareLater = null;
        }
    }

    private void imagesChanged() {
        if (content != null) {
            content.imagesChanged();
        }
    }

    private void failed(Throwable problem) {
        var failure = new Failures(bench.texts()).of(bench.texts().of("image.fail.unexpected"), image.name(), problem);
        node.getChildren().setAll(new FailureView(failure, bench.texts(), bench.desktop()::copy, List.of()));
    }

    @Override
    public void compareWith(OpenImage other) {
        if (content == null) {
            compareLater = other;
        } else {
            content.compareWith(other);
        }
    }

    @Override
    public void paint(Map<Integer, LayerColor> elsewhere) {
        colors = elsewhere;
        if (facts != null) {
            show(facts);
        }
    }

    @Override
    public void showStep(int stepsAbove) {
        List<HistoryRow> steps = image.inspected().history();
        int step = steps.size() - 1 - stepsAbove;
        if (step >= 0 && step < steps.size() && steps.get(step).layer() >= 0) {
            selection.select(steps.get(step).layer());
        }
    }

    /** Shows a path in the file table, as the selected layer has it; nothing where the image has no such path. */
    void reveal(String path) {
        if (content != null) {
            content.reveal(path, selection.selected());
        }
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        if (content != null) {
            content.takeFocus();
        }
    }

    @Override
    public List<Command> commands() {
        return content == null ? List.of() : content.commands();
    }

    @Override
    public List<PageView> views() {
        return content == null
                ? List.of()
                : content.views().stream().map(view -> new PageView(view.name(), () -> show(view.name()))).toList();
    }

    /** Looks the view up again: what the page shows may have been built anew, in another language. */
    private void show(String view) {
        if (content != null) {
            content.views().stream().filter(each -> each.name().equals(view)).forEach(each -> each.show().run());
        }
    }
}
