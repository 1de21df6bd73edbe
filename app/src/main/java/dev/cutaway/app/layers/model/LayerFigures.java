package dev.cutaway.app.layers.model;

import dev.cutaway.app.layers.model.StackRow.Folder;
import dev.cutaway.inspector.analysis.Instruction;
import dev.cutaway.inspector.archive.LayerBlob;
import dev.cutaway.inspector.image.HistoryRow;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.ContentFates;
import dev.cutaway.inspector.tree.ImageTree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Works out what the stack shows of each layer. */
final class LayerFigures {

    private static final int MOST_FOLDERS = 12;

    private LayerFigures() {}

    static List<StackRow.Layer> of(InspectedImage image) {
        ImageTree tree = image.tree();
        int count = image.layers().size();
        var dead = new long[count];
        ContentFates.visit(tree, (layer, _, bytes, _, killedBy) -> dead[layer] += killedBy < 0 ? 0 : bytes);
        int[][] files = fileChanges(tree);
        var instructions = new Instruction[count];
        for (HistoryRow row : image.history()) {
            if (row.layer() >= 0) {
                instructions[row.layer()] = Instruction.of(row.entry());
            }
        }
        var figures = new ArrayList<StackRow.Layer>(count);
        for (int i = 0; i < count; i++) {
            LayerIndex layer = image.layers().get(i);
            LayerBlob blob = image.source().layers().get(i);
            figures.add(new StackRow.Layer(i, instructions[i], layer.dockerSize(), dead[i], files[i][0], files[i][1],
                    tree.count(i, Change.DELETED), layer.diffId(), blob.digest(), largestFolders(layer)));
        }
        return List.copyOf(figures);
    }

    /** For each layer, how many paths that are not folders it adds and changes. */
    private static int[][] fileChanges(ImageTree tree) {
        var counts = new int[tree.layerCount()][2];
        for (int node = 1; node < tree.nodeCount(); node++) {
            int first = tree.firstEvent(node);
            for (int event = first; event < first + tree.eventCount(node); event++) {
                Change change = tree.change(event);
                if (change != Change.DELETED && !tree.isFolder(event)) {
                    counts[tree.layerOf(event)][change == Change.ADDED ? 0 : 1]++;
                }
            }
        }
        return counts;
    }

    /** The folders two levels down that hold the most bytes; one level down for the files directly there. */
    private static List<Folder> largestFolders(LayerIndex layer) {
        int size = layer.treeSize();
        var bytes = new long[size];
        for (int entry = size - 1; entry > 0; entry--) {
            bytes[entry] += layer.bytes(entry);
            int parent = layer.parent(entry);
            boolean shownItself = layer.kind(entry) == EntryKind.DIRECTORY && isSecondLevel(layer, entry);
            bytes[parent] += shownItself ? 0 : bytes[entry];
        }
        var folders = new ArrayList<Folder>();
        for (int entry = 1; entry < size; entry++) {
            boolean first = layer.parent(entry) == 0;
            if (!first && !isSecondLevel(layer, entry)) {
                break;
            }
            if (layer.kind(entry) == EntryKind.DIRECTORY && bytes[entry] > 0) {
                folders.add(new Folder(layer.path(entry).substring(1), bytes[entry]));
            }
        }
        folders.sort(Comparator.comparingLong(Folder::bytes).reversed());
        return List.copyOf(folders.subList(0, Math.min(MOST_FOLDERS, folders.size())));
    }

    private static boolean isSecondLevel(LayerIndex layer, int entry) {
        int parent = layer.parent(entry);
        return parent > 0 && layer.parent(parent) == 0;
    }
}
