package dev.cutaway.app.layers.preview;

import dev.cutaway.app.layers.model.FileContent;
import dev.cutaway.app.layers.model.ImageText;

import java.io.ByteArrayInputStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A picture, never larger than it is, scaled down to the room there is. */
final class PictureView {

    /** Larger files are shown as bytes: a decoder may ask for many times as much memory. */
    static final int MOST_BYTES = 24 << 20;
    private static final int LARGEST_SIDE = 4096;

    private PictureView() {}

    /** Decodes it, off the UI thread; a damaged one comes back with its {@link Image#isError} set. */
    static Image decode(FileContent content) {
        byte[] bytes = content.slice(0, MOST_BYTES);
        return new Image(new ByteArrayInputStream(bytes), LARGEST_SIDE, LARGEST_SIDE, true, true);
    }

    static Node of(Image image, ImageText text) {
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        var pane = new StackPane(view);
        pane.getStyleClass().add("picture-pane");
        pane.setMinSize(0, 0);
        pane.layoutBoundsProperty().subscribe(bounds -> {
            view.setFitWidth(Math.max(1, Math.min(image.getWidth(), bounds.getWidth() - 24)));
            view.setFitHeight(Math.max(1, Math.min(image.getHeight(), bounds.getHeight() - 24)));
        });
        var size = new Label(text.of("image.preview.pixels", (int) image.getWidth(), (int) image.getHeight()));
        size.getStyleClass().addAll("caption", "small");
        var box = new VBox(pane, size);
        VBox.setVgrow(pane, javafx.scene.layout.Priority.ALWAYS);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("picture-view");
        return box;
    }
}
