package dev.cutaway.app.library;

import dev.cutaway.app.engines.EngineChooser;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.EngineState;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** Stands where a page of an engine would, when the engine is not there: why, and what can be done. */
public final class EngineGone {

    private final ScrollPane node = new ScrollPane();

    /** @param elsewhere what still can be done without an engine */
    public EngineGone(Workbench bench, Engines engines, EngineState.Gone gone, Page elsewhere) {
        Button again = button(bench, gone.entry().kind() == EngineEntry.Kind.BUNDLED
                ? "library.gone.restart"
                : "library.gone.retry", engines::retry);
        again.getStyleClass().add("primary");
        fill(bench, "library.gone.away",
                EngineChooser.name(bench.texts(), gone.entry()) + "  " + gone.entry().description(), gone.reason(),
                List.of(again, button(bench, "library.gone.start", () -> bench.navigator().go(elsewhere))));
    }

    EngineGone(Workbench bench, Engines engines, Library library, Library.State.Failed failed) {
        fill(bench, "library.gone",
                engines.stateProperty().get().chosen().map(entry -> EngineChooser.name(bench.texts(), entry))
                        .orElse(""),
                failed.reason(), List.of(button(bench, "library.gone.retry", library::refresh)));
    }

    private void fill(Workbench bench, String what, String subject, Throwable reason, List<Button> buttons) {
        var view = new FailureView(new Failures(bench.texts()).of(bench.texts().of(what), subject, reason),
                bench.texts(), bench.desktop()::copy, buttons);
        var frame = new StackPane(view);
        frame.getStyleClass().add("failure-frame");
        node.setContent(frame);
        node.setFitToWidth(true);
        node.setFitToHeight(true);
    }

    private static Button button(Workbench bench, String key, Runnable action) {
        var button = new Button();
        button.textProperty().bind(bench.texts().of(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** What fills the page. */
    public Node node() {
        return node;
    }
}
