package dev.cutaway.app.shell;

import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Makes the whole window take files, and says so as soon as some are held over it. */
final class DropZone extends StackPane {

    private static final int NAMED = 5;

    private final Texts texts;
    private final VBox names = new VBox();

    DropZone(Texts texts) {
        this.texts = texts;
        getStyleClass().add("drop-zone");
        setVisible(false);
        setMouseTransparent(true);
        names.getStyleClass().add("drop-names");
        var icon = new FontIcon(Feather.EYE);
        icon.getStyleClass().add("drop-icon");
        var title = new Label();
        title.textProperty().bind(texts.of("shell.drop.look"));
        title.getStyleClass().add("title");
        var sentence = new Label();
        sentence.textProperty().bind(texts.of("shell.drop.sentence"));
        sentence.getStyleClass().addAll("secondary", "drop-sentence");
        sentence.setWrapText(true);
        sentence.setTextAlignment(TextAlignment.CENTER);
        var target = new VBox(icon, title, sentence, names);
        target.getStyleClass().add("drop-target");
        VBox.setVgrow(target, Priority.ALWAYS);
        var before = words("shell.drop.escape.before");
        var after = words("shell.drop.escape.after");
        var hint = new HBox(before, KeyCaps.of("Esc"), after);
        hint.getStyleClass().add("drop-hint");
        getChildren().add(new VBox(target, hint));
    }

    private Label words(String key) {
        var label = new Label();
        label.textProperty().bind(texts.of(key));
        label.getStyleClass().add("secondary");
        return label;
    }

    /** Takes what is dropped on this node, which should be the whole window. */
    void listenOn(Node window, Consumer<List<Path>> drop) {
        window.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() && event.getGestureSource() == null) {
                event.acceptTransferModes(TransferMode.COPY);
                show(event.getDragboard().getFiles());
                event.consume();
            }
        });
        window.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (event.getTarget() == window) {
                setVisible(false);
            }
        });
        window.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            setVisible(false);
            List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            if (!files.isEmpty()) {
                drop.accept(files);
            }
        });
    }

    /** Shows the overlay with the names of these files. */
    void show(List<File> files) {
        if (isVisible()) {
            return;
        }
        names.getChildren().setAll(files.stream().limit(NAMED).map(DropZone::chip).toList());
        if (files.size() > NAMED) {
            var more = new Label(texts.text("shell.drop.more", files.size() - NAMED));
            more.getStyleClass().add("secondary");
            names.getChildren().add(more);
        }
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    private static Label chip(File file) {
        var chip = new Label(file.getName(), new FontIcon(Feather.FILE));
        chip.getStyleClass().addAll("mono", "drop-name");
        return chip;
    }
}
