package dev.cutaway.app.layers.compare;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.CopiesTable;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.SimpleTable;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.analysis.Duplicates;
import dev.cutaway.inspector.analysis.Duplicates.Group;
import dev.cutaway.inspector.analysis.Duplicates.Name;
import dev.cutaway.inspector.image.InspectedImage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Content that two images have in layers of their own: what a layer they share would hold once. */
final class CommonContent {

    private final ImageText text;
    private final Compared compared;
    private final Duplicates copies;
    private final List<Group> groups;
    private final LayerColors colors;

    private CommonContent(ImageContext context, Compared compared, Duplicates copies) {
        this.text = context.text();
        this.compared = compared;
        this.copies = copies;
        this.groups = copies.groups().stream().filter(this::isInBoth).toList();
        this.colors = compared.colors(context.facts());
    }

    /** Finds it; takes time in proportion to the number of files. */
    static Duplicates find(Compared compared) {
        return Duplicates.ofImages(List.of(compared.before().image().layers(), compared.after().image().layers()));
    }

    /** Shows what was found. */
    static Node of(ImageContext context, Compared compared, Duplicates copies) {
        return new CommonContent(context, compared, copies).node();
    }

    /** One image has it in a layer, the other one in another layer. */
    private boolean isInBoth(Group group) {
        Set<Integer> before = new HashSet<>();
        Set<Integer> after = new HashSet<>();
        for (Name name : group.names()) {
            List<Integer> images = copies.imagesOf(name.layer());
            if (images.contains(0)) {
                before.add(name.layer());
            }
            if (images.contains(1)) {
                after.add(name.layer());
            }
        }
        return !before.isEmpty() && !after.isEmpty() && !(before.size() == 1 && before.equals(after));
    }

    private Node node() {
        if (groups.isEmpty()) {
            return new EmptyState(null, text.of("image.compare.content.none"),
                    text.of("image.compare.content.none.text"));
        }
        long wasted = groups.stream().mapToLong(Group::wastedBytes).sum();
        var title = new Label(text.of("image.copies.sentence", text.size(wasted), groups.size()));
        title.getStyleClass().add("waste-title");
        Tips.set(title, text.exact(wasted));
        var why = new Label(text.of("image.compare.content.why"));
        why.getStyleClass().add("secondary");
        var top = new VBox(title, why);
        top.getStyleClass().add("dead-top");
        var pane = new BorderPane(table());
        pane.setTop(top);
        return pane;
    }

    private SimpleTable<CopiesTable.Line> table() {
        var table = new CopiesTable(text, groups, this::chip);
        table.column(text.of("image.compare.content.image"), 160, (cell, line) -> {
            cell.setText(images(line.name()));
            Tips.set(cell, cell.getText());
        });
        return table;
    }

    private LayerChip chip(Name name) {
        Digest diffId = copies.layers().get(name.layer()).diffId();
        InspectedImage image = side(copies.imagesOf(name.layer()).getFirst()).image();
        return new LayerChip(image.source().config().diffIds().indexOf(diffId) + 1, colors.of(diffId));
    }

    private String images(Name name) {
        return String.join(", ", copies.imagesOf(name.layer()).stream().map(image -> side(image).name()).toList());
    }

    private Side side(int image) {
        return image == 0 ? compared.before() : compared.after();
    }
}
