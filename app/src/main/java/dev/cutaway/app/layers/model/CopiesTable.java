package dev.cutaway.app.layers.model;

import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Tips;
import dev.cutaway.inspector.analysis.Duplicates.Group;
import dev.cutaway.inspector.analysis.Duplicates.Name;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;

/** Content that is stored several times: a line for each of its names, and what one copy would save. */
public final class CopiesTable extends SimpleTable<CopiesTable.Line> {

    /** So many names of one content are listed. */
    private static final int MOST_NAMES = 200;

    /**
     * A line: one name of a content.
     *
     * @param first true for the first name, which tells of the whole group
     */
    public record Line(Group group, Name name, boolean first) {}

    /** Where a name stands. */
    public interface Layers {

        /** The chip of the layer that stores this name's content. */
        LayerChip chip(Name name);
    }

    public CopiesTable(ImageText text, List<Group> groups, Layers layers) {
        setAccessibleText(text.of("image.waste.copies"));
        column(text.of("image.waste.path"), 380, (cell, line) -> {
            var path = new Label(PathText.visible(line.name().path()));
            path.getStyleClass().add("mono");
            path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            cell.setGraphic(path);
            Tips.set(cell, path.getText() + "\n" + line.group().content());
        });
        figure(text.of("image.files.size"), 90, (cell, line) -> {
            cell.setText(text.size(line.group().bytes()));
            Tips.set(cell, text.exact(line.group().bytes()));
        });
        figure(text.of("image.copies.count"), 76,
                (cell, line) -> cell.setText(line.first() ? "× " + line.group().copies() : ""));
        figure(text.of("image.copies.wasted"), 96, (cell, line) -> {
            cell.setText(line.first() ? text.size(line.group().wastedBytes()) : "");
            Tips.set(cell, text.exact(line.group().wastedBytes()));
        });
        fixed(text.of("image.files.layer"), 60, (cell, line) -> cell.setGraphic(layers.chip(line.name())));
        getItems().setAll(lines(groups));
    }

    private static List<Line> lines(List<Group> groups) {
        var lines = new ArrayList<Line>();
        for (Group group : groups) {
            List<Name> names = group.names().subList(0, Math.min(MOST_NAMES, group.names().size()));
            for (int i = 0; i < names.size(); i++) {
                lines.add(new Line(group, names.get(i), i == 0));
            }
        }
        return lines;
    }
}
