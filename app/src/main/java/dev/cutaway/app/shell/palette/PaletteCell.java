package dev.cutaway.app.shell.palette;

import dev.cutaway.app.shell.KeyCaps;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.BitSet;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A command: icon, title with the typed letters marked, group, keys. */
final class PaletteCell extends ListCell<PaletteView.Hit> {

    private static final int LONGEST = 58;

    @Override
    protected void updateItem(PaletteView.@Nullable Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        setText(null);
        setGraphic(empty || hit == null ? null : row(hit));
        setAccessibleText(hit == null ? null : hit.command().title().getValue());
    }

    private static HBox row(PaletteView.Hit hit) {
        var title = marked(hit.command().title().getValue(), hit.match());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var group = new Label(hit.group());
        group.getStyleClass().addAll("caption", "small");
        var row = new HBox(new FontIcon(hit.command().icon()), title, gap, group);
        row.getStyleClass().add("palette-row");
        if (hit.command().shortcut() != null) {
            row.getChildren().add(KeyCaps.of(hit.command().shortcut()));
        }
        return row;
    }

    /** The title in runs, so that letters that were typed stand out by weight and underline, not by colour alone. */
    private static TextFlow marked(String title, FuzzyMatch match) {
        var flow = new TextFlow();
        flow.setMinWidth(Region.USE_PREF_SIZE);
        flow.setMaxWidth(Region.USE_PREF_SIZE);
        String shown = title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1) + "…";
        var marks = new BitSet();
        for (int position : match.positions()) {
            marks.set(position);
        }
        for (int start = 0; start < shown.length();) {
            boolean mark = marks.get(start);
            int end = Math.min(shown.length(), mark ? marks.nextClearBit(start) : next(marks, start, shown.length()));
            var run = new Text(shown.substring(start, end));
            if (mark) {
                run.getStyleClass().add("typed");
            }
            flow.getChildren().add(run);
            start = end;
        }
        return flow;
    }

    private static int next(BitSet marks, int from, int otherwise) {
        int set = marks.nextSetBit(from);
        return set < 0 ? otherwise : set;
    }
}
