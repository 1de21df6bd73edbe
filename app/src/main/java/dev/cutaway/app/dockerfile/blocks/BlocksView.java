package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A Dockerfile as blocks: the palette at the left, stages as lanes of cards, the form of the chosen card at the right. It
 * edits the document that the text view edits, too. For the UI thread.
 */
public final class BlocksView {

    private final Texts texts;
    private final BlocksModel model;
    private final StackPane node = new StackPane();
    private Consumer<StepRun> openLayer = _ -> {
    };

    /**
     * @param run the build that is shown on the cards; null for none
     * @param inspection what is wrong with the Dockerfile
     */
    public BlocksView(EditedDockerfile file, ObservableValue<@Nullable BuildRun> run, Texts texts,
            Inspection inspection) {
        this.texts = texts;
        this.model = new BlocksModel(file, run, inspection);
        node.getStyleClass().addAll("blocks", "surface");
        node.setMinSize(0, 0);
        // Names are made where they are shown, so another language is another view of the same model.
        texts.messagesProperty().subscribe(_ -> build());
    }

    private void build() {
        node.getChildren().setAll(new BlocksPane(texts, model, step -> openLayer.accept(step)));
    }

    /** What to do when a step's layer shall be looked into. */
    public void onOpenLayer(Consumer<StepRun> open) {
        openLayer = open;
    }

    /** Chooses the card that stands in a line of the Dockerfile, counted from 1. */
    public void selectLine(int line) {
        model.board().lanes().stream().flatMap(lane -> lane.cards().stream())
                .filter(card -> card.statement().range().start().line() <= line
                        && line <= card.statement().range().end().line())
                .findFirst().ifPresent(card -> model.select(card.index()));
    }

    /** The line that the chosen card begins at, counted from 1; 0 for none. */
    public int selectedLine() {
        return model.selected() < 0 ? 0 : model.board().card(model.selected()).statement().line();
    }

    /** What to show. */
    public Node node() {
        return node;
    }

    /** Takes the focus. */
    public void focus() {
        if (!node.getChildren().isEmpty() && node.getChildren().getFirst() instanceof BlocksPane pane) {
            pane.focusLanes();
        }
    }
}
