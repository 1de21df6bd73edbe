package dev.cutaway.app.control;

import org.jspecify.annotations.Nullable;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands where there is nothing: a small drawing, what this place would show, and why it does not now. */
public final class EmptyState extends VBox {

    /**
     * @param drawing small; null for none
     * @param title one short sentence
     * @param text one or two sentences that teach
     * @param next what a person may do next, such as a button; none for nothing
     */
    public EmptyState(@Nullable Node drawing, String title, String text, Node... next) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        if (drawing != null) {
            getChildren().add(drawing);
        }
        var heading = new Label(title);
        heading.getStyleClass().add("head");
        var body = new Label(text);
        body.getStyleClass().add("text");
        body.setWrapText(true);
        body.setMaxWidth(420);
        getChildren().addAll(heading, body);
        getChildren().addAll(next);
    }
}
