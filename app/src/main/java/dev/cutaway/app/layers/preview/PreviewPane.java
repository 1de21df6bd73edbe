package dev.cutaway.app.layers.preview;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.layers.model.FileContent;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Work;
import dev.cutaway.inspector.analysis.PathLife;
import dev.cutaway.inspector.analysis.PathLife.Step;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.ContentRef;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Follows one path: its life as a line, and the version of one layer as text, picture or bytes, or the difference
 * between two versions. Contents are read off the UI thread; what comes too late is dropped.
 */
public final class PreviewPane extends BorderPane {

    /** Contents up to this size are not worth a word in the status bar. */
    private static final long QUIET = 4 << 20;

    private final ImageContext context;
    private final LifeLine lifeLine;
    private final PreviewHead head;
    private final StackPane body = new StackPane();
    private @Nullable PathLife life;
    private int chosen;
    private @Nullable Job reading;

    /** @param export exports a path as a layer has it */
    public PreviewPane(ImageContext context, ExportVersion export) {
        this.context = context;
        getStyleClass().add("preview-pane");
        lifeLine = new LifeLine(context.facts(), context.text(), this::choose);
        head = new PreviewHead(context, this::refresh, () -> {
            if (life != null) {
                export.export(life.node(), life.steps().get(chosen).layer());
            }
        });
        body.setMinSize(0, 0);
        setTop(new VBox(head, lifeLine));
        setCenter(body);
        showNothing();
    }

    /** Exports one version of a path. */
    @FunctionalInterface
    public interface ExportVersion {
        /**
         * Asks where to, and writes it there.
         *
         * @param layer the layer that made the version
         */
        void export(int node, int layer);
    }

    /** Shows a path as a layer has it; −1 shows that nothing is chosen. */
    public void show(int node, int layer) {
        if (node <= 0) {
            showNothing();
            return;
        }
        PathLife fresh = PathLife.of(context.facts().tree(), node);
        boolean samePath = life != null && life.node() == node;
        int index = indexUpTo(fresh, layer);
        if (samePath && index == chosen) {
            return;
        }
        life = fresh;
        lifeLine.setVisible(true);
        lifeLine.setManaged(true);
        head.setVisible(true);
        choose(index);
    }

    /** Shows how the chosen version differs from the one before, where there is one. */
    public void showDifference() {
        head.choose(PreviewHead.View.DIFFERENCE);
    }

    private static int indexUpTo(PathLife life, int layer) {
        return IntStream.range(0, life.steps().size()).filter(i -> life.steps().get(i).layer() <= layer)
                .max().orElse(0);
    }

    private void showNothing() {
        life = null;
        stopReading();
        lifeLine.setVisible(false);
        lifeLine.setManaged(false);
        head.setVisible(false);
        var text = context.text();
        body.getChildren().setAll(new EmptyState(null, text.of("image.preview.none.title"),
                text.of("image.preview.none.text")));
    }

    /** Shows the version of one step of the path's life. */
    private void choose(int index) {
        chosen = index;
        if (life != null) {
            lifeLine.show(life, index);
            head.show(life, index);
            refresh();
        }
    }

    /** Reads and shows what head and life line ask for. */
    private void refresh() {
        stopReading();
        PathLife of = life;
        if (of == null) {
            return;
        }
        if (head.view() == PreviewHead.View.DIFFERENCE && head.canDiffer()) {
            readDifference(of, head.from(), head.to());
            return;
        }
        Step step = of.steps().get(chosen);
        // A deleted path is shown as it was: the step before tells.
        int at = step.change() == Change.DELETED && chosen > 0 ? chosen - 1 : chosen;
        ContentRef content = context.facts().tree().content(of.steps().get(at).event());
        if (content == null) {
            readEntry(of, of.steps().get(at));
        } else {
            read(of, content);
        }
    }

    private void read(PathLife of, ContentRef content) {
        var image = context.facts().image();
        long size = image.layers().get(content.layer()).bytes(content.entry());
        start(of, size, progress -> Shown.of(FileContent.read(image, content, progress)),
                shown -> showContent(of, shown));
    }

    private void readEntry(PathLife of, Step step) {
        start(of, 0, _ -> step.layer() == context.facts().finished().layer()
                ? context.facts().finished()
                : context.facts().tree().upTo(step.layer()), state -> {
                    head.describe(null);
                    body.getChildren().setAll(EntryView.of(context, of, step, state));
                });
    }

    private void readDifference(PathLife of, Step from, Step to) {
        start(of, from.bytes() + to.bytes(), progress -> Difference.read(version(from), version(to), progress),
                difference -> {
                    head.describe(null);
                    body.getChildren().setAll(DifferenceView.of(context.text(), difference));
                });
    }

    private Version version(Step step) {
        ContentRef content = Objects.requireNonNull(context.facts().tree().content(step.event()));
        return new Version(context.facts().image(), content, context.facts().color(step.layer()));
    }

    private <T> void start(PathLife of, long size, Work<T> work,
            Consumer<T> done) {
        Consumer<Throwable> failed = problem -> failed(of, problem);
        reading = size <= QUIET
                ? context.tasks().startQuietly(work, done, failed)
                : context.tasks().start(context.bench().texts().of("image.preview.reading", of.path()), work, done,
                        failed);
    }

    private void showContent(PathLife of, Shown shown) {
        head.describe(shown);
        body.getChildren().setAll(content(of, shown));
    }

    private Node content(PathLife of, Shown shown) {
        var text = context.text();
        boolean bytes = head.view() == PreviewHead.View.BYTES;
        if (shown.kind() == ContentKind.EMPTY) {
            return new EmptyState(null, text.of("image.preview.empty.title"), text.of("image.preview.empty.text"));
        } else if (!bytes && shown.text() != null) {
            return TextView.of(of.path(), shown.text());
        } else if (!bytes && shown.picture() != null) {
            return PictureView.of(shown.picture(), text);
        }
        return HexView.of(shown.content());
    }

    private void failed(PathLife of, Throwable problem) {
        body.getChildren()
                .setAll(context.failure(context.text().of("image.preview.failed"), of.path(), problem, List.of()));
    }

    private void stopReading() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }
}
