package dev.cutaway.app.dockerfile.check;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The little Markdown that pages about checks are written in: paragraphs, lists, code blocks and {@code `code`}. */
final class Markdown {

    private Markdown() {}

    /** The text as nodes, one below the other. */
    static VBox of(String text) {
        var box = new VBox();
        box.getStyleClass().add("markdown");
        var paragraph = new ArrayList<String>();
        var code = new ArrayList<String>();
        boolean inCode = false;
        for (String line : text.strip().lines().toList()) {
            if (line.startsWith("```")) {
                flush(box, paragraph);
                if (inCode) {
                    box.getChildren().add(code(String.join("\n", code)));
                    code.clear();
                }
                inCode = !inCode;
            } else if (inCode) {
                code.add(line);
            } else if (line.isBlank()) {
                flush(box, paragraph);
            } else if (line.startsWith("- ")) {
                flush(box, paragraph);
                paragraph.add("•  " + line.substring(2));
            } else {
                paragraph.add(line);
            }
        }
        flush(box, paragraph);
        return box;
    }

    private static void flush(VBox box, List<String> paragraph) {
        if (!paragraph.isEmpty()) {
            box.getChildren().add(paragraph(String.join(" ", paragraph)));
            paragraph.clear();
        }
    }

    private static Node code(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("mono", "markdown-code");
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static TextFlow paragraph(String text) {
        var flow = new TextFlow();
        flow.setLineSpacing(3);
        boolean code = false;
        for (String part : text.split("`", -1)) {
            if (!part.isEmpty()) {
                var piece = new Text(part);
                if (code) {
                    piece.getStyleClass().addAll("mono", "inline-code");
                }
                flow.getChildren().add(piece);
            }
            code = !code;
        }
        return flow;
    }
}
