package dev.cutaway.app.layers.history;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The history, and what it tells about the Dockerfile. */
public final class HistoryTab extends BorderPane {

    private enum View {
        STEPS, DOCKERFILE
    }

    /** The tab of an image. */
    public HistoryTab(ImageContext context) {
        ImageText text = context.text();
        var view = new Segmented<>(View.STEPS).choice(View.STEPS, text.of("image.history.steps"))
                .choice(View.DOCKERFILE, text.of("image.history.dockerfile"));
        var note = new Label();
        note.getStyleClass().addAll("caption", "small");
        var bar = new HBox(view, note);
        bar.getStyleClass().add("tool-row");
        setTop(bar);
        if (context.facts().image().history().isEmpty()) {
            setCenter(new EmptyState(null, text.of("image.history.none.title"), text.of("image.history.none.text")));
            return;
        }
        var steps = new StepTable(context);
        var dockerfile = new DockerfileView(context);
        view.valueProperty().subscribe(chosen -> {
            boolean asSteps = chosen == View.STEPS;
            setCenter(asSteps ? steps : dockerfile);
            note.setText(asSteps ? text.of("image.history.steps.note") : text.of("image.history.dockerfile.note"));
        });
    }
}
