package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.dockerfile.text.Colouring.Run;
import dev.cutaway.dockerfile.ParsedDockerfile;

import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A Dockerfile that cannot be edited, in the colours of the editor. */
public final class ColouredText {

    private ColouredText() {}

    /** The text as nodes. */
    public static Node of(String text) {
        var flow = new TextFlow();
        flow.getStyleClass().add("coloured-text");
        flow.setLineSpacing(3);
        Colouring colouring = Colouring.of(ParsedDockerfile.of(text.stripTrailing()));
        for (int line = 0; line < colouring.source().lines(); line++) {
            String shown = TextSync.shown(colouring.source(), line);
            for (Run run : colouring.line(line)) {
                var piece = new Text(shown.substring(run.start(), run.end()));
                piece.getStyleClass().addAll("mono", run.look().styleClass());
                flow.getChildren().add(piece);
            }
            if (line < colouring.source().lines() - 1) {
                flow.getChildren().add(new Text("\n"));
            }
        }
        return flow;
    }
}
