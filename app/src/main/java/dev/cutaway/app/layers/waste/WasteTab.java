package dev.cutaway.app.layers.waste;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathOpener;
import dev.cutaway.app.task.Work;
import dev.cutaway.inspector.analysis.Duplicates;
import dev.cutaway.inspector.analysis.findings.Findings;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Three views of what an image carries without need: dead bytes, copies, findings. Each is worked out when first seen. */
public final class WasteTab extends BorderPane {

    /** The three views. */
    public enum View {
        /** Bytes that no file has any more. */
        DEAD,
        /** The same content under several paths. */
        COPIES,
        /** What should not be in an image, or be known of. */
        FINDINGS
    }

    private final ImageContext context;
    private final PathOpener opener;
    private final Segmented<View> view;
    private @Nullable DeadView dead;
    private boolean firstWanted;
    private final Map<View, Node> made = new EnumMap<>(View.class);

    /** @param opener shows a path in the file table */
    public WasteTab(ImageContext context, PathOpener opener) {
        this.context = context;
        this.opener = opener;
        ImageText text = context.text();
        view = new Segmented<>(View.DEAD).choice(View.DEAD, text.of("image.waste.dead"))
                .choice(View.COPIES, text.of("image.waste.copies"))
                .choice(View.FINDINGS, text.of("image.waste.findings"));
        var bar = new HBox(view);
        bar.getStyleClass().add("tool-row");
        setTop(bar);
        view.valueProperty().subscribe((_, _) -> showChosen());
    }

    /** Called when the tab is seen: only then its first view is worked out. */
    public void showChosen() {
        context.selection().pointAtNothing();
        setCenter(made.computeIfAbsent(view.getValue(), this::make));
    }

    /** Shows dead bytes, the largest of them selected as soon as they are known. */
    public void showFirst() {
        show(View.DEAD);
        firstWanted = true;
        if (dead != null) {
            dead.selectFirst();
        }
    }

    /** Shows one of the views. */
    public void show(View chosen) {
        view.valueProperty().set(chosen);
    }

    private Node make(View chosen) {
        var image = context.facts().image();
        return switch (chosen) {
            case DEAD -> later(_ -> WasteFacts.of(context.facts()), this::deadView);
            case COPIES -> later(_ -> Duplicates.ofFinalState(image.tree()),
                    copies -> new CopiesView(context, copies, opener));
            case FINDINGS -> later(_ -> Findings.of(image.tree(), image.source().config(), image::copyContents),
                    findings -> new FindingsView(context, findings, opener));
        };
    }

    private Node deadView(WasteFacts facts) {
        var fresh = new DeadView(context, facts, opener);
        dead = fresh;
        if (firstWanted) {
            fresh.selectFirst();
        }
        return fresh;
    }

    private <T> Node later(Work<T> work, Function<T, Node> show) {
        var place = new StackPane();
        var waiting = new EmptyState(null, context.text().of("image.working"), "");
        waiting.setOpacity(0.6);
        place.getChildren().setAll(waiting);
        context.tasks().startQuietly(work, facts -> place.getChildren().setAll(show.apply(facts)),
                problem -> place.getChildren().setAll(context.failure(context.text().of("image.fail.unexpected"),
                        context.facts().image().source().displayName(), problem, List.of())));
        return place;
    }
}
