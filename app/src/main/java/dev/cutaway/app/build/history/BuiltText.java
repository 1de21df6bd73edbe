package dev.cutaway.app.build.history;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import org.jspecify.annotations.Nullable;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

/** A Dockerfile as it was built: to be read, with the lines of the selected step and of the failure marked. */
final class BuiltText extends ListView<String> {

    private static final PseudoClass STEP = PseudoClass.getPseudoClass("step");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double LINE = 20;

    private int first;
    private int last;
    private int wrong;

    BuiltText(String text) {
        getStyleClass().add("built-text");
        setFixedCellSize(LINE);
        setItems(FXCollections.observableArrayList(List.of(text.split("\n", -1))));
        setCellFactory(list -> new Line());
    }

    /** Marks the lines of a step. */
    void mark(BuildRun run, int step) {
        StepRun marked = run.step(step).orElse(null);
        first = marked == null ? 0 : marked.step().firstLine();
        last = marked == null ? 0 : marked.step().lastLine();
        refresh();
    }

    /** Marks the line that failed, and goes there. */
    void wrong(int line) {
        wrong = line;
        refresh();
    }

    /** Brings a line into sight. */
    void go(int line) {
        scrollTo(Math.max(0, line - 4));
        getSelectionModel().clearAndSelect(line - 1);
    }

    /** One line with its number. */
    private final class Line extends ListCell<String> {
        private final Label number = new Label();
        private final Label words = new Label();
        private final HBox row = new HBox(number, words);

        Line() {
            number.getStyleClass().add("built-number");
            words.getStyleClass().add("mono");
            row.getStyleClass().add("built-row");
            words.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            int at = getIndex() + 1;
            boolean there = !empty && line != null;
            pseudoClassStateChanged(STEP, there && first <= at && at <= last && first > 0);
            pseudoClassStateChanged(WRONG, there && at == wrong);
            if (!empty && line != null) {
                number.setText(Integer.toString(at));
                words.setText(line.replace("\t", "    ").replace("\r", ""));
            }
            setGraphic(there ? row : null);
        }
    }
}
