package dev.cutaway.app.layers.history;

import dev.cutaway.app.control.Clip;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.inspector.analysis.dockerfile.LikelyDockerfile;
import dev.cutaway.inspector.analysis.dockerfile.LikelyDockerfile.Line;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The likely Dockerfile: beside each line the layer it made and its bytes. A click selects the layer. */
final class DockerfileView extends BorderPane {

    private final ImageContext context;
    private final LikelyDockerfile dockerfile;

    DockerfileView(ImageContext context) {
        this.context = context;
        dockerfile = LikelyDockerfile.of(context.facts().image().source().config(), context.facts().border());
        var lines = new ListView<>(FXCollections.observableList(dockerfile.lines()));
        lines.getStyleClass().addAll("line-list", "dockerfile");
        lines.setFixedCellSize(20);
        lines.setCellFactory(_ -> new LineCell());
        lines.setAccessibleText(context.text().of("image.history.dockerfile"));
        lines.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && line.layer() >= 0) {
                context.selection().select(line.layer());
            }
        });
        setCenter(lines);
        var copy = new Button(context.text().of("image.copy.dockerfile"), FontIcon.of(Feather.COPY, 14));
        copy.getStyleClass().addAll("compact");
        copy.setOnAction(_ -> Clip.copy(dockerfile.text()));
        var foot = new HBox(copy);
        foot.getStyleClass().addAll("tool-row", "hairline-above");
        setBottom(foot);
    }

    private boolean startsStep(int index) {
        Line line = dockerfile.lines().get(index);
        return line.layer() >= 0 && (index == 0 || dockerfile.lines().get(index - 1).step() != line.step());
    }

    private final class LineCell extends ListCell<Line> {

        private final LayerChip chip = new LayerChip();
        private final Label bytes = new Label();
        private final TextFlow words = new TextFlow();
        private final HBox box = new HBox(bytes, chip, words);

        LineCell() {
            bytes.getStyleClass().add("line-bytes");
            box.getStyleClass().add("dockerfile-line");
            box.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            boolean marked = startsStep(getIndex());
            chip.setVisible(marked);
            bytes.setText(marked ? context.text().size(context.facts().layers().get(line.layer()).bytes()) : "");
            if (marked) {
                chip.show(line.layer() + 1, context.facts().color(line.layer()));
                Tips.set(bytes, context.text().exact(context.facts().layers().get(line.layer()).bytes()));
            }
            words.getChildren().clear();
            highlight(line.text());
            setGraphic(box);
        }

        private void highlight(String line) {
            String trimmed = line.stripLeading();
            int blank = trimmed.indexOf(' ');
            String first = blank < 0 ? trimmed : trimmed.substring(0, blank);
            boolean comment = trimmed.startsWith("#");
            boolean instruction = !comment && !line.startsWith(" ") && first.chars().allMatch(Character::isUpperCase);
            if (instruction) {
                add(first, "syn-key");
                add(line.substring(first.length()), "");
            } else {
                add(line, comment ? "syn-com" : "");
            }
        }

        private void add(String text, String styleClass) {
            var part = new Text(text.replace("\t", "    "));
            part.getStyleClass().addAll("code", styleClass);
            words.getChildren().add(part);
        }
    }
}
