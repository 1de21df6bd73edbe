package dev.cutaway.app.dockerfile.context;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.StackPane;

/** What a build would be sent, in one sentence. */
public final class ContextSummary extends StackPane {

    /** @param open shows more of it */
    public ContextSummary(Texts texts, ContextModel context, Runnable open) {
        var words = new Hyperlink();
        words.getStyleClass().add("context-summary");
        words.setGraphic(new FontIcon(Feather.FOLDER));
        words.setTooltip(Tips.asked(() -> texts.text("dockerfile.command.context")));
        words.setTextOverrun(OverrunStyle.ELLIPSIS);
        words.setMinWidth(0);
        words.setOnAction(action -> open.run());
        words.textProperty().bind(javafx.beans.binding.Bindings.createStringBinding(
                () -> words(texts, context.stateProperty().get()), context.stateProperty(), texts.messagesProperty()));
        setMinWidth(0);
        getChildren().add(words);
    }

    static String words(Texts texts, ContextModel.State state) {
        return switch (state) {
            case ContextModel.State.Reading _ -> texts.text("dockerfile.context.reading");
            case ContextModel.State.Failed _ -> texts.text("dockerfile.context.failed");
            case ContextModel.State.Known(ContextReport report) -> {
                ContextEntry root = report.root();
                String sent = texts.text("dockerfile.context.sent", DockerText.size(root.sentBytes()),
                        root.sentFiles());
                yield root.outFiles() == 0
                        ? sent
                        : texts.text("dockerfile.context.and-out", sent, DockerText.size(root.outBytes()));
            }
        };
    }
}
