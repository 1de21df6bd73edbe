package dev.cutaway.app.layers.preview;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathText;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Work;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Two versions of a path: their difference; where there is only one, its content. */
public final class VersionsPane extends BorderPane {

    private final ImageContext context;
    private final ImageText text;
    private final Label path = new Label();
    private final StackPane body = new StackPane();
    private @Nullable Job reading;

    /** Shows nothing yet. */
    public VersionsPane(ImageContext context) {
        this.context = context;
        text = context.text();
        getStyleClass().add("preview-pane");
        path.getStyleClass().add("mono");
        var head = new HBox(path);
        head.getStyleClass().addAll("tool-row", "preview-head");
        body.setMinSize(0, 0);
        setTop(head);
        setCenter(body);
        say(text.of("image.compare.select.title"), text.of("image.compare.select.text"));
    }

    /** Shows how a path differs; null stands for a side without content. */
    public void show(String name, @Nullable Version old, @Nullable Version fresh) {
        if (reading != null) {
            reading.cancel();
        }
        path.setText(PathText.visible(name));
        if (old != null && fresh != null) {
            start(name, progress -> Difference.read(old, fresh, progress),
                    difference -> put(DifferenceView.of(text, difference)));
        } else if (old != null || fresh != null) {
            Version only = old != null ? old : java.util.Objects.requireNonNull(fresh);
            start(name, progress -> Shown.of(only.read(progress)), shown -> put(content(name, shown)));
        } else {
            say(text.of("image.compare.no.content.title"), text.of("image.compare.no.content.text"));
        }
    }

    private <T> void start(String name, Work<T> work, Consumer<T> done) {
        reading = context.tasks().startQuietly(work, done,
                problem -> put(context.failure(text.of("image.preview.failed"), name, problem, List.of())));
    }

    private Node content(String name, Shown shown) {
        if (shown.text() != null) {
            return TextView.of(name, shown.text());
        }
        return shown.picture() == null ? HexView.of(shown.content()) : PictureView.of(shown.picture(), text);
    }

    private void say(String title, String words) {
        put(new EmptyState(null, title, words));
    }

    private void put(Node node) {
        body.getChildren().setAll(node);
    }
}
