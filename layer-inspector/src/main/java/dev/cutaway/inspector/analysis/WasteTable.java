package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Fate;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.TreeState;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ledger's dead contents, gathered by folder so that a person can read them. Contents go under the topmost folder
 * below which no file is left in the finished image, else under the folder they are in; where those are but few, each
 * stands for itself.
 */
public final class WasteTable {

    /** From so many dead files on, a folder that has living ones too gets a row of its own. */
    private static final int MANY = 6;

    private final WasteLedger ledger;
    private final ImageTree tree;
    private final TreeState last;
    private final Map<Key, IntList> groups = new LinkedHashMap<>();

    private record Key(int folder, int introducedBy, int killedBy, Fate how) {}

    private WasteTable(WasteLedger ledger) {
        this.ledger = ledger;
        tree = ledger.tree();
        last = tree.upTo(tree.layerCount() - 1);
    }

    /** The rows, the largest first. */
    public static List<WasteRow> of(WasteLedger ledger) {
        return new WasteTable(ledger).rows();
    }

    private List<WasteRow> rows() {
        List<DeadContent> dead = ledger.dead();
        for (int i = 0; i < dead.size(); i++) {
            DeadContent content = dead.get(i);
            var key = new Key(folder(content), content.introducedBy(), content.killedBy(), content.how());
            groups.computeIfAbsent(key, _ -> new IntList()).add(i);
        }
        List<WasteRow> rows = new ArrayList<>();
        groups.forEach((key, places) -> addRows(rows, key, places));
        rows.sort(Comparator.comparingLong(WasteRow::bytes).reversed());
        return List.copyOf(rows);
    }

    private void addRows(List<WasteRow> rows, Key key, IntList places) {
        int least = key.folder != 0 && last.fileCount(key.folder) == 0 ? 2 : MANY;
        if (places.size() >= least) {
            rows.add(row(folderPath(key.folder), new Part(ledger.dead(), places.toArray())));
            return;
        }
        for (int i = 0; i < places.size(); i++) {
            DeadContent content = ledger.dead().get(places.get(i));
            rows.add(row(content.path(), List.of(content)));
        }
    }

    private static WasteRow row(String path, List<DeadContent> contents) {
        DeadContent first = contents.getFirst();
        long bytes = contents.stream().mapToLong(DeadContent::bytes).sum();
        return new WasteRow(path, bytes, first.introducedBy(), first.killedBy(), first.how(), contents);
    }

    private String folderPath(int folder) {
        return folder == 0 ? "/" : tree.path(folder) + "/";
    }

    private int folder(DeadContent content) {
        int folder = parentNode(content);
        int above = folder;
        while (above > 0 && last.fileCount(above) == 0) {
            folder = above;
            above = tree.parent(above);
        }
        return folder;
    }

    /** The folder of a content; of a superseded one, the nearest folder above that the layer still has. */
    private int parentNode(DeadContent content) {
        LayerIndex layer = tree.layers().get(content.introducedBy());
        int entry = layer.parent(content.entry());
        while (entry >= layer.treeSize()) {
            entry = layer.parent(entry);
        }
        return tree.nodeOf(content.introducedBy(), entry);
    }

    /** Some elements of a list, in its order, without keeping them. */
    private static final class Part extends AbstractList<DeadContent> {

        private final List<DeadContent> whole;
        private final int[] places;

        Part(List<DeadContent> whole, int[] places) {
            this.whole = whole;
            this.places = places;
        }

        @Override
        public DeadContent get(int i) {
            return whole.get(places[i]);
        }

        @Override
        public int size() {
            return places.length;
        }
    }
}
