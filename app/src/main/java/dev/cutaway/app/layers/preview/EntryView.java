package dev.cutaway.app.layers.preview;

import dev.cutaway.app.layers.model.EntryFacts;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.analysis.PathLife;
import dev.cutaway.inspector.analysis.PathLife.Step;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.TreeState;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** What there is to say of a path that has no content: a folder, a link, a device. */
final class EntryView {

    private EntryView() {}

    /**
     * Builds it.
     *
     * @param state the file system in which the path is looked at
     */
    static Node of(ImageContext context, PathLife life, Step step, TreeState state) {
        var grid = new GridPane();
        grid.getStyleClass().add("entry-view");
        ImageText text = context.text();
        if (step.entry() < 0 || context.facts().image().layers().get(step.layer()).implied(step.entry())) {
            row(grid, text.of("image.entry.kind"), text.of("image.entry.folder.implied"));
            return grid;
        }
        LayerIndex layer = context.facts().image().layers().get(step.layer());
        int entry = step.entry();
        EntryKind kind = layer.kind(entry);
        row(grid, text.of("image.entry.kind"), kind(kind, text));
        if (kind == EntryKind.DIRECTORY) {
            row(grid, text.of("image.entry.content"), text.of("image.entry.files", state.fileCount(life.node()),
                    text.size(state.bytes(life.node()))));
        }
        row(grid, text.of("image.entry.link"), EntryFacts.linkTarget(layer, entry));
        row(grid, text.of("image.entry.device"), EntryFacts.device(layer, entry));
        row(grid, text.of("image.files.mode"), EntryFacts.mode(layer, entry));
        row(grid, text.of("image.files.owner"),
                EntryFacts.owner(layer, entry) + "  (" + EntryFacts.ownerIds(layer, entry) + ")");
        row(grid, text.of("image.files.modified"), text.timestamp(EntryFacts.mtime(layer, entry)));
        row(grid, text.of("image.files.attributes"), EntryFacts.attributes(layer, entry));
        return grid;
    }

    private static String kind(EntryKind kind, ImageText text) {
        return switch (kind) {
            case DIRECTORY -> text.of("image.entry.folder");
            case FILE -> text.of("image.entry.file");
            case SYMLINK -> text.of("image.entry.symlink");
            case HARD_LINK -> text.of("image.entry.hardlink");
            case CHARACTER_DEVICE -> text.of("image.entry.character");
            case BLOCK_DEVICE -> text.of("image.entry.block");
            case FIFO -> text.of("image.entry.fifo");
            case WHITEOUT -> text.of("image.entry.whiteout");
        };
    }

    private static void row(GridPane grid, String key, String value) {
        if (!value.isEmpty()) {
            var name = new Label(key);
            name.getStyleClass().add("caption");
            var words = new Label(value);
            words.getStyleClass().add("mono");
            grid.addRow(grid.getRowCount(), name, words);
        }
    }
}
