package dev.cutaway.app.layers.preview;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.analysis.compare.TextDiff;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Two versions of a text as one list: what went, what came, what stayed. */
final class DifferenceView {

    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass CAME = PseudoClass.getPseudoClass("came");
    private static final PseudoClass SKIPPED = PseudoClass.getPseudoClass("skipped");
    /** Lines that stayed are shown so far around those that did not. */
    private static final int AROUND = 3;

    private DifferenceView() {}

    /**
     * A line of the list.
     *
     * @param old its number in the older text, from 1; 0 for none
     * @param fresh its number in the newer text; 0 for none
     * @param sign minus, plus, blank, or a dot for lines left out
     */
    private record Line(int old, int fresh, char sign, String text) {}

    static Node of(ImageText text, Difference difference) {
        if (difference.firstDifference() < 0) {
            return new EmptyState(null, text.of("image.diff.same.title"), text.of("image.diff.same.text"));
        }
        if (difference.text() == null) {
            return new EmptyState(null, text.of("image.diff.binary.title"),
                    text.of("image.diff.binary.text", text.exact(difference.from().bytes()),
                            text.exact(difference.to().bytes()), difference.firstDifference()));
        }
        LayerColor from = difference.from().color();
        LayerColor to = difference.to().color();
        var lines = FXCollections.observableList(lines(difference.text(), text));
        return new LineList<>(lines, () -> new Cell(from, to), line -> line.sign() + line.text());
    }

    /** The differences with some lines around them; what lies between says how much it is. */
    private static List<Line> lines(TextDiff diff, ImageText text) {
        var lines = new ArrayList<Line>();
        int done = 0;
        for (TextDiff.Hunk hunk : diff.hunks(AROUND)) {
            skip(lines, hunk.from() - done, text);
            for (TextDiff.Line line : diff.lines().subList(hunk.from(), hunk.to())) {
                lines.add(new Line(line.left(), line.right(), line.mark().sign(), line.text()));
            }
            done = hunk.to();
        }
        skip(lines, diff.lines().size() - done, text);
        return lines;
    }

    private static void skip(List<Line> lines, int count, ImageText text) {
        if (count > 0) {
            lines.add(new Line(0, 0, '⋯', text.of("image.diff.skipped", count)));
        }
    }

    private static final class Cell extends ListCell<Line> {

        private final LayerColor from;
        private final LayerColor to;
        private final Region edge = new Region();
        private final Label old = new Label();
        private final Label fresh = new Label();
        private final Label sign = new Label();
        private final Label words = new Label();
        private final HBox box = new HBox(edge, old, fresh, sign, words);

        Cell(LayerColor from, LayerColor to) {
            this.from = from;
            this.to = to;
            getStyleClass().add("diff-cell");
            edge.getStyleClass().add("edge");
            old.getStyleClass().add("line-number");
            fresh.getStyleClass().add("line-number");
            sign.getStyleClass().add("sign");
            words.getStyleClass().add("words");
            box.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            boolean none = empty || line == null;
            pseudoClassStateChanged(GONE, !none && line.sign() == '-');
            pseudoClassStateChanged(CAME, !none && line.sign() == '+');
            pseudoClassStateChanged(SKIPPED, !none && line.sign() == '⋯');
            if (none) {
                setGraphic(null);
                return;
            }
            (line.sign() == '-' ? from : to).applyTo(edge);
            edge.setVisible(line.sign() == '-' || line.sign() == '+');
            old.setText(line.old() == 0 ? "" : Integer.toString(line.old()));
            fresh.setText(line.fresh() == 0 ? "" : Integer.toString(line.fresh()));
            sign.setText(String.valueOf(line.sign()));
            words.setText(line.text().replace("\t", "    "));
            setGraphic(box);
        }
    }
}
