package dev.cutaway.app.control;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** How many paths something adds, changes and deletes, in the colours of the marks: {@code +120 ~3 −1}. */
public final class ChangeCounts extends HBox {

    private static final int LARGE = 10_000;

    private final Label added = label("mark-added");
    private final Label changed = label("mark-changed");
    private final Label deleted = label("mark-deleted");

    /** Shows nothing at first. */
    public ChangeCounts() {
        getStyleClass().add("change-counts");
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(added, changed, deleted);
        show(0, 0, 0);
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** Shows counts; those that are 0 are left out. */
    public void show(int adds, int changes, int deletes) {
        show(added, "+", adds);
        show(changed, "~", changes);
        show(deleted, "−", deletes);
    }

    private static void show(Label label, String sign, int count) {
        label.setText(sign + (count < LARGE ? Integer.toString(count) : count / 1000 + "k"));
        label.setVisible(count > 0);
        label.setManaged(count > 0);
    }

    /** What is seen, as one text. */
    public String text() {
        return String.join(" ", List.of(added, changed, deleted).stream().filter(Label::isVisible).map(Label::getText)
                .toList());
    }
}
