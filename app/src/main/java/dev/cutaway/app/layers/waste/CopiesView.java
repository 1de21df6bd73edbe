package dev.cutaway.app.layers.waste;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.CopiesTable;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathOpener;
import dev.cutaway.app.layers.model.SimpleTable;
import dev.cutaway.inspector.analysis.Duplicates;
import dev.cutaway.inspector.analysis.Duplicates.Group;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Content that the finished file system has more than once: all its names, and what one copy would save. */
final class CopiesView extends BorderPane {

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

    private static SimpleTable<CopiesTable.Line> table(ImageContext context, List<Group> groups, PathOpener opener) {
        var table = new CopiesTable(context.text(), groups, name -> context.chip(name.layer()));
        table.onOpen(line -> opener.open(line.name().path(), context.facts().layers().size() - 1));
        return table;
    }
}
