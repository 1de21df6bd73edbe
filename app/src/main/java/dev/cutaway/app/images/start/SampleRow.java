package dev.cutaway.app.images.start;

import dev.cutaway.app.images.MiniStack;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** A sample to look at. */
final class SampleRow extends StackPane {

    SampleRow(Texts texts, SampleImage sample, Runnable look) {
        var name = new Label();
        name.textProperty().bind(sample.title());
        var lesson = new Label();
        lesson.textProperty().bind(sample.lesson());
        var button = new Button();
        button.textProperty().bind(texts.of("images.start.look"));
        button.setOnAction(action -> look.run());
        int height = 10 + 3 * Math.min(sample.layers(), 5);
        getChildren().add(new ListRow(new MiniStack(sample.layers(), 22, Math.min(height, 22)), name, lesson,
                new Label(DockerText.size(sample.bytes())), button));
    }
}
