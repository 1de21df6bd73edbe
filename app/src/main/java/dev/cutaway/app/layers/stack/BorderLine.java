package dev.cutaway.app.layers.stack;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The border between own layers and those of the base image. */
final class BorderLine extends HBox {

    BorderLine(String before, String name) {
        getStyleClass().add("border-line");
        var from = new Label(before);
        var bold = new Label(name);
        bold.getStyleClass().add("name");
        getChildren().addAll(line(), from, bold, line());
        HBox.setHgrow(getChildren().getLast(), Priority.ALWAYS);
    }

    private static Region line() {
        var line = new Region();
        line.getStyleClass().add("line");
        return line;
    }
}
