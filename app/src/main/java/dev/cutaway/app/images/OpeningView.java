package dev.cutaway.app.images;

import dev.cutaway.app.task.Job;
import dev.cutaway.app.text.Texts;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Stands where an image will: the places of header, stack and tabs in their size, and how far it is. */
final class OpeningView extends StackPane {

    OpeningView(Texts texts, ObservableValue<String> doing, Job job) {
        getStyleClass().add("opening");
        var header = new VBox(bone(220, 20), bone(380, 12));
        header.getStyleClass().addAll("opening-header", "hairline-below");
        var stack = new VBox();
        stack.getStyleClass().add("opening-stack");
        for (double height : new double[]{24, 24, 64, 24, 120, 200}) {
            stack.getChildren().add(bone(296, height));
        }
        var rows = new VBox();
        rows.getStyleClass().add("opening-rows");
        for (double width : new double[]{120, 180, 150, 240, 200, 170, 260, 140}) {
            rows.getChildren().add(bone(width, 12));
        }
        HBox.setHgrow(rows, Priority.ALWAYS);
        var skeleton = new BorderPane(new HBox(stack, rows));
        skeleton.setTop(header);
        getChildren().addAll(skeleton, card(texts, doing, job));
    }

    private static VBox card(Texts texts, ObservableValue<String> doing, Job job) {
        var name = new Label();
        name.textProperty().bind(doing);
        name.getStyleClass().add("strong");
        var bar = new ProgressBar();
        bar.progressProperty().bind(job.fractionProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        var cancel = new Button();
        cancel.textProperty().bind(texts.of("images.opening.cancel"));
        cancel.setOnAction(action -> job.cancel());
        var card = new VBox(name, bar, cancel);
        card.getStyleClass().addAll("popover", "opening-card");
        return card;
    }

    private static Region bone(double width, double height) {
        var bone = new Region();
        bone.getStyleClass().add("bone");
        bone.setMinSize(width, height);
        bone.setMaxSize(width, height);
        return bone;
    }
}
