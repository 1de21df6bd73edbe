package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.dockerfile.assist.Hover;
import dev.cutaway.app.dockerfile.check.Fixes;
import dev.cutaway.app.dockerfile.check.Issue;
import dev.cutaway.app.dockerfile.check.IssueIcon;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** What is said about a place of the text: what is wrong there, and what stands there. */
final class HoverBox extends VBox {

    private static final double WIDTH = 440;

    private final Pane layer;

    HoverBox(Pane layer) {
        this.layer = layer;
        getStyleClass().addAll("popover", "hover-box");
        setManaged(false);
        setVisible(false);
        setMouseTransparent(true);
        layer.getChildren().add(this);
    }

    /**
     * Shows it; hides the box where there is nothing.
     *
     * @param place what it is about, in the layer
     */
    void show(List<Issue> issues, @Nullable Hover help, Bounds place, Texts texts) {
        getChildren().clear();
        for (Issue issue : issues) {
            var words = wrapped(issue.message(texts.locale()));
            var row = new HBox(IssueIcon.of(issue.severity()), words);
            row.getStyleClass().add("hover-issue");
            getChildren().add(row);
            if (!issue.code().isEmpty()) {
                var code = new Label(issue.code());
                code.getStyleClass().addAll("caption", "small", "hover-code");
                getChildren().add(code);
            }
            if (!issue.fixes().isEmpty()) {
                var way = new Label(Fixes.hint(texts, issue.fixes().getFirst()));
                way.getStyleClass().addAll("secondary", "small", "hover-code");
                getChildren().add(way);
            }
        }
        if (help != null) {
            var usage = new Label(help.usage());
            usage.getStyleClass().addAll("mono", "hover-usage");
            usage.setWrapText(true);
            getChildren().add(usage);
            if (!help.text().isEmpty()) {
                getChildren().add(wrapped(help.text()));
            }
        }
        if (getChildren().isEmpty()) {
            hide();
            return;
        }
        place(place);
    }

    private void place(Bounds place) {
        setVisible(true);
        applyCss();
        double width = Math.min(WIDTH, layer.getWidth() - 16);
        double height = prefHeight(width);
        boolean above = place.getMinY() - height - 6 >= 0;
        double y = above ? place.getMinY() - height - 6 : place.getMaxY() + 6;
        resizeRelocate(Math.clamp(place.getMinX(), 8, Math.max(8, layer.getWidth() - width - 8)), y, width, height);
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Says that there is nothing to tell. */
    void say(String text, Bounds place) {
        getChildren().setAll(wrapped(text));
        place(place);
    }

    void hide() {
        setVisible(false);
    }
}
