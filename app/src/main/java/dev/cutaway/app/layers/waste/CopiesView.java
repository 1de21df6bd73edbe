package dev.cutaway.app.layers.waste;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathOpener;
import dev.cutaway.app.layers.model.PathText;
import dev.cutaway.app.layers.model.SimpleTable;
import dev.cutaway.inspector.analysis.Duplicates;
import dev.cutaway.inspector.analysis.Duplicates.Group;
import dev.cutaway.inspector.analysis.Duplicates.Name;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Content that the finished file system has more than once: all its names, and what one copy would save. */
final class CopiesView extends BorderPane {

    /** So many names of one content are listed. */
    private static final int MOST_NAMES = 200;

    /**
     * A line: one name of a content.
     *
     * @param first true for the first name, which tells of the whole group
     */
    private record Line(Group group, Name name, boolean first) {}

    CopiesView(ImageContext context, Duplicates copies, PathOpener opener) {
        ImageText text = context.text();
        List<Group> groups = copies.groups();
        long wasted = groups.stream().mapToLong(Group::wastedBytes).sum();
        var title = new Label(groups.isEmpty()
                ? text.of("image.copies.none.title")
                : text.of("image.copies.sentence", text.size(wasted), groups.size()));
        title.getStyleClass().add("waste-title");
        Tips.set(title, text.exact(wasted));
        var why = new Label(text.of("image.copies.why"));
        why.getStyleClass().add("secondary");
        var top = new VBox(title, why);
        top.getStyleClass().add("dead-top");
        setTop(top);
        if (groups.isEmpty()) {
            setCenter(new EmptyState(null, text.of("image.copies.none.title"), text.of("image.copies.none.text")));
            return;
        }
        setCenter(table(context, groups, opener));
    }

    private static SimpleTable<Line> table(ImageContext context, List<Group> groups, PathOpener opener) {
        ImageText text = context.text();
        var table = new SimpleTable<Line>();
        table.setAccessibleText(text.of("image.waste.copies"));
        table.column(text.of("image.waste.path"), 380, (cell, line) -> {
            var path = new Label(PathText.visible(line.name().path()));
            path.getStyleClass().add("mono");
            path.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
            cell.setGraphic(path);
            Tips.set(cell, path.getText() + "\n" + line.group().content());
        });
        table.figure(text.of("image.files.size"), 90, (cell, line) -> {
            cell.setText(text.size(line.group().bytes()));
            Tips.set(cell, text.exact(line.group().bytes()));
        });
        table.figure(text.of("image.copies.count"), 76,
                (cell, line) -> cell.setText(line.first() ? "× " + line.group().copies() : ""));
        table.figure(text.of("image.copies.wasted"), 96, (cell, line) -> {
            cell.setText(line.first() ? text.size(line.group().wastedBytes()) : "");
            Tips.set(cell, text.exact(line.group().wastedBytes()));
        });
        table.fixed(text.of("image.files.layer"), 60,
                (cell, line) -> cell.setGraphic(context.chip(line.name().layer())));
        var lines = new ArrayList<Line>();
        for (Group group : groups) {
            List<Name> names = group.names().subList(0, Math.min(MOST_NAMES, group.names().size()));
            for (int i = 0; i < names.size(); i++) {
                lines.add(new Line(group, names.get(i), i == 0));
            }
        }
        table.getItems().setAll(lines);
        table.onOpen(line -> opener.open(line.name().path(), context.facts().layers().size() - 1));
        return table;
    }
}
