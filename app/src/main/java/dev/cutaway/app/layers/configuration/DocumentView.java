package dev.cutaway.app.layers.configuration;

import dev.cutaway.app.control.Clip;
import dev.cutaway.app.control.CopyableId;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.Digest;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.charset.StandardCharsets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A JSON document: laid out to be read, copied as it is, since its digest is taken over its bytes. */
final class DocumentView extends BorderPane {

    DocumentView(ImageText text, byte[] raw, Digest digest) {
        String document = new String(raw, StandardCharsets.UTF_8);
        var area = new TextArea(JsonLayout.indent(document));
        area.setEditable(false);
        area.getStyleClass().addAll("mono", "document");
        setCenter(area);
        var size = new Label(text.exact(raw.length));
        size.getStyleClass().addAll("caption", "small");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var copy = new Button(text.of("image.config.copy.raw"), FontIcon.of(Feather.COPY, 14));
        copy.getStyleClass().addAll("compact", "flat");
        copy.setOnAction(_ -> Clip.copy(document));
        var id = new CopyableId(digest.toString(), digest.toString(), text.of("image.copy"));
        id.setMinWidth(120);
        var head = new HBox(id, size, gap, copy);
        head.getStyleClass().add("tool-row");
        setTop(head);
    }
}
