package dev.cutaway.app.shell;

import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;

/** One line of the rail: goes to its page, shows whether that is the current one, and may be closed. */
final class RailItem extends StackPane {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Page page;

    RailItem(Page page, Node icon, @Nullable Runnable close, Texts texts, Navigator navigator) {
        this.page = page;
        getStyleClass().add("rail-item");
        var button = new Button();
        button.textProperty().bind(page.title().map(RailItem::lastPart));
        button.setGraphic(icon);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        button.setOnAction(action -> navigator.go(page));
        getChildren().add(button);
        setAlignment(Pos.CENTER_RIGHT);
        if (close != null) {
            getStyleClass().add("closable");
            var name = new Tooltip();
            name.textProperty().bind(page.title());
            button.setTooltip(name);
            getChildren().add(closeButton(close, texts));
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.MIDDLE) {
                    close.run();
                }
            });
        }
        button.setEllipsisString("…");
    }

    /** A repository's last part tells images apart; the whole name is in the tool tip. */
    private static String lastPart(String name) {
        // What a step is called may have paths in it, but is none.
        return name.indexOf(' ') < 0 ? name.substring(name.lastIndexOf('/') + 1) : name;
    }

    /** Whether it leads to this page. */
    boolean isOf(Page other) {
        return other == page;
    }

    /** Shows whether this is where the window is. */
    void mark(Page current) {
        pseudoClassStateChanged(CURRENT, current == page);
    }

    /** Shows how many things are there, at the right end. */
    void count(ObservableValue<String> count) {
        var figure = new Label();
        figure.textProperty().bind(count);
        figure.setMouseTransparent(true);
        figure.getStyleClass().addAll("caption", "rail-count");
        getChildren().add(figure);
    }

    private Button closeButton(Runnable close, Texts texts) {
        var cross = new Button();
        cross.setGraphic(new FontIcon(Feather.X));
        cross.getStyleClass().addAll("icon-button", "compact", "rail-close");
        cross.accessibleTextProperty().bind(texts.of("shell.rail.close", page.title()));
        cross.setOnAction(action -> close.run());
        return cross;
    }
}
