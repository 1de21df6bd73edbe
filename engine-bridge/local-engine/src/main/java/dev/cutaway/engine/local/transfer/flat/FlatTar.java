package dev.cutaway.engine.local.transfer.flat;

import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.tar.TarHeader;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerContent;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;
import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one tar with the files of an image as its last layer leaves them. Headers are made of the indexes; contents are
 * copied from each layer's tar in its own order, so every layer is read at most once and nothing is unpacked. Folders
 * come first, then files, then links.
 *
 * <p>
 * Names that are one file stay one: the first of them holds the content, whichever layer brought it, and the others are
 * hard links to it.
 */
public final class FlatTar {

    /** Opens a layer's tar from its start; reading past its end fails when it is not what it should be. */
    @FunctionalInterface
    public interface Source {
        InputStream open(int layer) throws IOException;
    }

    private final ImageTree tree;
    private final List<LayerIndex> layers;
    private final Source source;
    private final PaxWriter tar;
    private final Limits limits;

    /** The first name of everything that is no folder, by the entry that brought it. */
    private final Map<ContentRef, Integer> holders = new LinkedHashMap<>();
    /** Further names: node and the node that holds the file. */
    private final List<int[]> links = new ArrayList<>();

    private FlatTar(List<LayerIndex> layers, Source source, OutputStream out, Limits limits) {
        this.tree = ImageTree.of(layers);
        this.layers = layers;
        this.source = source;
        this.tar = new PaxWriter(out);
        this.limits = limits;
    }

    /**
     * Writes the tar.
     *
     * @param layers base first
     * @param out buffered by the caller; not closed
     */
    public static void write(List<LayerIndex> layers, Source source, OutputStream out, Limits limits)
            throws IOException {
        new FlatTar(layers, source, out, limits).write();
    }

    private void write() throws IOException {
        for (int node = 0; node < tree.nodeCount(); node++) {
            int event = tree.versionAt(node, layers.size() - 1);
            if (event >= 0 && tree.isFolder(event)) {
                writeFolder(node, event);
            } else if (event >= 0) {
                place(node, event);
            }
        }
        writeContents();
        for (var holder : holders.entrySet()) {
            LayerIndex index = layers.get(holder.getKey().layer());
            if (index.kind(holder.getKey().entry()) != EntryKind.FILE) {
                tar.entry(path(holder.getValue()), TarHeader.of(index, holder.getKey().entry()));
            }
        }
        for (int[] link : links) {
            int event = tree.versionAt(link[0], layers.size() - 1);
            tar.entry(path(link[0]), TarHeader.hardLink(index(event), tree.entry(event), path(link[1])));
        }
        tar.end();
    }

    private void writeFolder(int node, int event) throws IOException {
        LayerIndex index = index(event);
        int entry = tree.entry(event);
        if (!index.implied(entry)) {
            byte[] path = path(node);
            tar.entry(path.length == 0 ? new byte[]{'.', '/'} : PaxWriter.join(path, new byte[0]),
                    TarHeader.of(index, entry));
        }
    }

    /** Finds out whether a name is the first of its file. */
    private void place(int node, int event) {
        ContentRef file = file(event);
        // A hard link to nothing is no file in any engine.
        Integer holder = file == null ? null : holders.putIfAbsent(file, node);
        if (holder != null) {
            links.add(new int[]{node, holder});
        }
    }

    /** The entry that brought what an event leaves: its own, or the one a hard link leads to. */
    private @Nullable ContentRef file(int event) {
        ContentRef content = tree.content(event);
        if (content != null) {
            return content;
        }
        int own = tree.entry(event);
        int entry = index(event).kind(own) == EntryKind.HARD_LINK ? index(event).hardLinkEntry(own) : own;
        return entry < 0 || index(event).kind(entry) == EntryKind.FILE
                ? null
                : new ContentRef(tree.layerOf(event), entry);
    }

    private void writeContents() throws IOException {
        Map<Integer, Map<Integer, Integer>> nodes = new HashMap<>();
        holders.forEach((file, node) -> {
            if (layers.get(file.layer()).kind(file.entry()) == EntryKind.FILE) {
                nodes.computeIfAbsent(file.layer(), _ -> new HashMap<>()).put(file.entry(), node);
            }
        });
        for (int layer = 0; layer < layers.size(); layer++) {
            Map<Integer, Integer> wanted = nodes.get(layer);
            if (wanted == null) {
                continue;
            }
            LayerIndex index = layers.get(layer);
            int[] entries = wanted.keySet().stream().mapToInt(Integer::intValue).toArray();
            try (InputStream in = source.open(layer)) {
                LayerContent.copyAll(in, index, entries, entry -> {
                    Integer node = wanted.get(entry);
                    tar.entry(path(node == null ? 0 : node), TarHeader.of(index, entry));
                    return new Content(index.bytes(entry));
                }, Place.of("layer " + index.diffId()), limits);
                // To the end, where the layer's digest is checked.
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private LayerIndex index(int event) {
        return layers.get(tree.layerOf(event));
    }

    /** The path in the tar; empty for the root. */
    private byte[] path(int node) {
        byte[] name = tree.nameBytes(node);
        int parent = tree.parent(node);
        return parent <= 0 ? name : PaxWriter.join(path(parent), name);
    }

    /** Takes one content, and fills up its last block. */
    private final class Content extends FilterOutputStream {

        private final long bytes;

        Content(long bytes) {
            super(tar.out());
            this.bytes = bytes;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            tar.pad(bytes);
        }
    }
}
