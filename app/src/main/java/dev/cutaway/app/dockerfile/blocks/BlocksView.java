package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A Dockerfile as blocks: the palette at the left, stages as lanes of cards, the form of the chosen card at the right. It
 * edits the document that the text view edits, too. For the UI thread.
 */
public final class BlocksView {

    private final EditedDockerfile file;
    private final ObservableValue<@Nullable BuildRun> run;
    private final Texts texts;
    private final Inspection inspection;
    private final StackPane node = new StackPane();
    // Held here and weakly by the texts, which outlive the page.
    private final ChangeListener<Object> onLanguage = (messages, before, now) -> rebuild();
    private @Nullable Shown shown;
    private Consumer<StepRun> openLayer = _ -> {
    };

    /**
     * @param run the build that is shown on the cards; null for none
     * @param inspection what is wrong with the Dockerfile
     */
    public BlocksView(EditedDockerfile file, ObservableValue<@Nullable BuildRun> run, Texts texts,
            Inspection inspection) {
        this.file = file;
        this.run = run;
        this.texts = texts;
        this.inspection = inspection;
        node.getStyleClass().addAll("blocks", "surface");
        node.setMinSize(0, 0);
        node.sceneProperty().subscribe(scene -> seen(scene != null));
        texts.messagesProperty().addListener(new WeakChangeListener<>(onLanguage));
    }

    /** What is shown once somebody looks: who only writes text pays nothing for blocks. */
    private record Shown(BlocksModel model, BlocksPane pane) {}

    private void seen(boolean now) {
        if (now) {
            shown().model().follow();
        } else if (shown != null) {
            shown.model().rest();
        }
    }

    private Shown shown() {
        Shown made = shown;
        if (made == null) {
            var model = new BlocksModel(file, run, inspection);
            made = new Shown(model, new BlocksPane(texts, model, step -> openLayer.accept(step)));
            shown = made;
            node.getChildren().setAll(made.pane());
        }
        return made;
    }

    /** Names are made where they are shown, so another language is another view; nothing keeps the old one. */
    private void rebuild() {
        Shown old = shown;
        if (old != null) {
            old.model().rest();
            shown = null;
            shown().model().select(old.model().selected());
            seen(node.getScene() != null);
        }
    }

    /** What to do when a step's layer shall be looked into. */
    public void onOpenLayer(Consumer<StepRun> open) {
        openLayer = open;
    }

    /** Chooses the card that stands in a line of the Dockerfile, counted from 1. */
    public void selectLine(int line) {
        BlocksModel model = shown().model();
        model.board().lanes().stream().flatMap(lane -> lane.cards().stream())
                .filter(card -> card.statement().range().start().line() <= line
                        && line <= card.statement().range().end().line())
                .findFirst().ifPresent(card -> model.select(card.index()));
    }

    /** The line that the chosen card begins at, counted from 1; 0 for none. */
    public int selectedLine() {
        BlocksModel model = shown().model();
        return model.selected() < 0 ? 0 : model.board().card(model.selected()).statement().line();
    }

    /** What to show. */
    public Node node() {
        return node;
    }

    /** Takes the focus. */
    public void focus() {
        shown().pane().focusLanes();
    }
}
