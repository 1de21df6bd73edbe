package dev.cutaway.app.images.start;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A row that opens something: picture, name, a few words, a figure, and a button that comes with the pointer. */
final class ListRow extends HBox {

    ListRow(Node picture, Label name, Label words, Label figure, Button button) {
        getStyleClass().add("start-row");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleTextProperty().bind(name.textProperty().flatMap(
                title -> words.textProperty().map(rest -> title + ", " + rest)));
        name.getStyleClass().addAll("strong", "start-name");
        words.getStyleClass().addAll("secondary", "start-words");
        figure.getStyleClass().addAll("secondary", "start-figure");
        button.getStyleClass().addAll("compact", "start-button");
        button.setFocusTraversable(false);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(picture, name, words, figure, button);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                button.fire();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                button.fire();
                key.consume();
            }
        });
    }
}
