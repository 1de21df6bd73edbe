package dev.cutaway.app.layers.preview;

import dev.cutaway.app.layers.preview.Highlighter.Part;

import java.util.List;
import javafx.collections.ObservableListBase;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Text with line numbers, lightly coloured. */
final class TextView {

    private static final int LONGEST = 4_000;

    private TextView() {}

    /** A line and its number, counted from 1. */
    private record Line(int number, String text) {}

    static LineList<?> of(String name, TextLines text) {
        Highlighter highlighter = Highlighter.of(name, text.lines().isEmpty() ? "" : text.lines().getFirst());
        int digits = Math.max(3, Integer.toString(text.lines().size()).length());
        return new LineList<>(new Lines(text.lines()), () -> new Cell(highlighter, digits), Line::text);
    }

    private static final class Lines extends ObservableListBase<Line> {

        private final List<String> lines;

        Lines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public Line get(int index) {
            return new Line(index + 1, lines.get(index));
        }

        @Override
        public int size() {
            return lines.size();
        }
    }

    private static final class Cell extends ListCell<Line> {

        private final Highlighter highlighter;
        private final Label number = new Label();
        private final TextFlow flow = new TextFlow();
        private final HBox box = new HBox(number, flow);

        Cell(Highlighter highlighter, int digits) {
            this.highlighter = highlighter;
            number.getStyleClass().add("line-number");
            number.setMinWidth(14 + 7.2 * digits);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("code-line");
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            number.setText(Integer.toString(line.number()));
            flow.getChildren().clear();
            String shown = line.text().length() > LONGEST ? line.text().substring(0, LONGEST) + "…" : line.text();
            for (Part part : highlighter.parts(shown.replace("\t", "    "))) {
                var text = new Text(part.text());
                text.getStyleClass().add("code");
                if (!part.styleClass().isEmpty()) {
                    text.getStyleClass().add(part.styleClass());
                }
                flow.getChildren().add(text);
            }
            setGraphic(box);
        }
    }
}
