package dev.cutaway.app.shell;

import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/**
 * Makes the whole window take files. As soon as some are held over it, it says what can be done with them: a part of the
 * window for each, and where they are dropped says which is meant.
 */
final class DropZone extends StackPane {

    private static final int NAMED = 5;
    private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");

    /** What the window shows of one choice. */
    private record Target(DropChoice choice, VBox node, VBox names) {}

    private final Texts texts;
    private final List<DropChoice> choices;
    private final HBox row = new HBox();
    private List<Target> targets = List.of();
    private @Nullable Target aimed;
    /** Asking GTK for the files handles other events meanwhile, the drop too: what comes after it is of no drag. */
    private boolean dropped;

    DropZone(Texts texts, List<DropChoice> choices) {
        this.texts = texts;
        this.choices = List.copyOf(choices);
        getStyleClass().add("drop-zone");
        setVisible(false);
        setMouseTransparent(true);
        row.getStyleClass().add("drop-targets");
        VBox.setVgrow(row, Priority.ALWAYS);
        var hint = new HBox(words("shell.drop.escape.before"), KeyCaps.of("Esc"), words("shell.drop.escape.after"));
        hint.getStyleClass().add("drop-hint");
        getChildren().add(new VBox(row, hint));
    }

    private Label words(String key) {
        var label = new Label();
        label.textProperty().bind(texts.of(key));
        label.getStyleClass().add("secondary");
        return label;
    }

    private static Target target(DropChoice choice) {
        var icon = new FontIcon(choice.icon());
        icon.getStyleClass().add("drop-icon");
        var title = new Label();
        title.textProperty().bind(choice.title());
        title.getStyleClass().add("title");
        var sentence = new Label();
        sentence.textProperty().bind(choice.sentence());
        sentence.getStyleClass().addAll("secondary", "drop-sentence");
        sentence.setWrapText(true);
        sentence.setTextAlignment(TextAlignment.CENTER);
        var names = new VBox();
        names.getStyleClass().add("drop-names");
        var node = new VBox(icon, title, sentence, names);
        node.getStyleClass().add("drop-target");
        node.setPrefWidth(0);
        HBox.setHgrow(node, Priority.ALWAYS);
        return new Target(choice, node, names);
    }

    /** Takes what is dropped on this node, which should be the whole window. */
    void listenOn(Node window) {
        window.addEventFilter(DragEvent.DRAG_ENTERED_TARGET, event -> dropped = false);
        window.addEventFilter(DragEvent.DRAG_OVER, event -> {
            List<File> files = event.getDragboard().getFiles();
            if (!dropped && !files.isEmpty() && event.getGestureSource() == null) {
                event.acceptTransferModes(TransferMode.COPY);
                show(files);
                aim(event.getX() / Math.max(1, window.getLayoutBounds().getWidth()));
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
            dropped = true;
            List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            if (!files.isEmpty() && aimed != null) {
                aimed.choice().take().accept(files);
            }
        });
    }

    /** Shows the overlay with the names of these files. */
    void show(List<File> files) {
        if (isVisible()) {
            return;
        }
        List<Path> paths = files.stream().map(File::toPath).toList();
        List<DropChoice> offered = choices.stream().filter(choice -> choice.offered().get()).toList();
        List<DropChoice> fitting = offered.stream().filter(choice -> choice.fits().test(paths)).toList();
        // Who drops something strange is told by the first what is strange about it.
        targets = (fitting.isEmpty() ? offered : fitting).stream().map(DropZone::target).toList();
        row.getChildren().setAll(targets.stream().map(Target::node).toList());
        for (Target target : targets) {
            target.names().getChildren().setAll(named(files));
        }
        aim(0);
        setVisible(true);
    }

    private List<Node> named(List<File> files) {
        var names = new ArrayList<Node>(files.stream().limit(NAMED).map(DropZone::chip).toList());
        if (files.size() > NAMED) {
            var more = new Label(texts.text("shell.drop.more", files.size() - NAMED));
            more.getStyleClass().add("secondary");
            names.add(more);
        }
        return names;
    }

    /** @param across 0 at the left edge of the window, 1 at the right */
    private void aim(double across) {
        int at = Math.clamp((int) (across * targets.size()), 0, Math.max(0, targets.size() - 1));
        aimed = targets.isEmpty() ? null : targets.get(at);
        for (Target target : targets) {
            target.node().pseudoClassStateChanged(AIMED, target.equals(aimed));
            // Only there, so that the files are seen to lie on what they would fall on.
            target.names().setVisible(target.equals(aimed));
        }
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
