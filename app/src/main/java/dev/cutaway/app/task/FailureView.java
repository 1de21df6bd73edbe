package dev.cutaway.app.task;

import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A failure: what happened, to what, why, what to do; the details fold out and can be copied. */
public final class FailureView extends VBox {

    private final TextArea details = new TextArea();
    private final ToggleButton unfold = new ToggleButton();

    /**
     * @param copy puts text on the clipboard
     * @param actions what can be done here, the most likely first
     */
    public FailureView(Failure failure, Texts texts, Consumer<String> copy, List<? extends Node> actions) {
        getStyleClass().add("failure");
        var icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("failure-icon");
        var subject = new Label(failure.subject());
        subject.getStyleClass().addAll("mono", "secondary");
        subject.setWrapText(true);
        details.setText(failure.details());
        details.setEditable(false);
        details.getStyleClass().addAll("mono-small", "failure-details");
        details.accessibleTextProperty().bind(texts.of("task.details"));
        details.visibleProperty().bind(unfold.selectedProperty());
        details.managedProperty().bind(unfold.selectedProperty());
        getChildren().addAll(icon, sentence(failure.what(), "title"), subject,
                sentence(failure.why(), "failure-why"), sentence(failure.advice(), "secondary"),
                buttons(failure, texts, copy, actions), details);
    }

    /** Folds the details out or in. */
    public void showDetails(boolean shown) {
        unfold.setSelected(shown);
    }

    private HBox buttons(Failure failure, Texts texts, Consumer<String> copy, List<? extends Node> actions) {
        var chevron = new FontIcon(Feather.CHEVRON_RIGHT);
        unfold.setGraphic(chevron);
        unfold.textProperty().bind(texts.of("task.details"));
        unfold.getStyleClass().add("flat-toggle");
        unfold.selectedProperty()
                .subscribe(open -> chevron.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        var copyButton = new Button();
        copyButton.setGraphic(new FontIcon(Feather.COPY));
        copyButton.textProperty().bind(texts.of("task.copy-details"));
        copyButton.getStyleClass().add("flat");
        copyButton.setOnAction(action -> copy.accept(report(failure)));
        var row = new HBox();
        row.getStyleClass().add("failure-actions");
        row.getChildren().addAll(actions);
        row.getChildren().addAll(unfold, copyButton);
        return row;
    }

    private static String report(Failure failure) {
        return String.join("\n", failure.what().getValue(), failure.subject(), failure.why().getValue(), "",
                failure.details());
    }

    private static Label sentence(ObservableValue<String> text, String styleClass) {
        var label = new Label();
        label.textProperty().bind(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
