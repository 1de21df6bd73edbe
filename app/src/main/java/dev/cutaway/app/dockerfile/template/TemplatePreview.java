package dev.cutaway.app.dockerfile.template;

import dev.cutaway.app.dockerfile.text.ColouredText;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A Dockerfile to be looked at, in the editor's colours. */
final class TemplatePreview {

    private TemplatePreview() {}

    static Node of(String text) {
        var frame = new StackPane(ColouredText.of(text));
        frame.getStyleClass().add("template-code");
        return frame;
    }
}
