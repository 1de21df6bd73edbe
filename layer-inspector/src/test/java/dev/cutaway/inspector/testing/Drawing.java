package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.layer.EntryKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Takes the drawn lines of a layer in the order of its tar and keeps the tree they make, as an unpacker would. */
final class Drawing {

    final DrawnEntry root = new DrawnEntry("", null);
    final List<DrawnEntry> superseded = new ArrayList<>();
    private int order;

    void line(String line) {
        String[] words = line.split(" +");
        switch (words[0]) {
            case "d" -> folder(words);
            case "o" -> folderAt(words[1]).opaque = true;
            case "w" -> whiteout(words[1]);
            case "f" -> put(words, EntryKind.FILE);
            case "l" -> put(words, EntryKind.SYMLINK);
            case "h" -> put(words, EntryKind.HARD_LINK);
            case "c" -> put(words, EntryKind.CHARACTER_DEVICE);
            case "b" -> put(words, EntryKind.BLOCK_DEVICE);
            case "p" -> put(words, EntryKind.FIFO);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private void folder(String[] words) {
        DrawnEntry folder = folderAt(words[1]);
        folder.implied = false;
        folder.order = order++;
        folder.xattrs.clear();
        folder.describe(words, 2);
    }

    private void whiteout(String path) {
        DrawnEntry parent = folderAt(parentOf(path));
        DrawnEntry there = parent.children.get(nameOf(path));
        if (there == null) {
            replace(parent, nameOf(path), EntryKind.WHITEOUT).order = order++;
        } else if (there.isFolder()) {
            there.opaque = true;
        }
    }

    private void put(String[] words, EntryKind kind) {
        DrawnEntry folder = folderAt(parentOf(words[1]));
        DrawnEntry linked = kind == EntryKind.HARD_LINK ? find(words[2]) : null;
        if (linked != null && linked.kind == EntryKind.HARD_LINK) {
            linked = linked.linked;
        }
        DrawnEntry entry = replace(folder, nameOf(words[1]), kind);
        entry.implied = false;
        entry.order = order++;
        entry.mode = 0644;
        entry.content = words[1];
        entry.linked = linked == null || linked.isFolder() || linked.kind == EntryKind.WHITEOUT ? null : linked;
        entry.describe(words, 2);
    }

    private DrawnEntry replace(DrawnEntry parent, String name, EntryKind kind) {
        DrawnEntry before = parent.children.remove(name);
        if (before != null && before.kind != EntryKind.WHITEOUT) {
            superseded.addAll(before.all());
        }
        var entry = new DrawnEntry(name, parent);
        entry.kind = kind;
        entry.opaque = kind == EntryKind.DIRECTORY && before != null && before.kind == EntryKind.WHITEOUT;
        parent.children.put(name, entry);
        return entry;
    }

    private DrawnEntry folderAt(String path) {
        if (path.isEmpty() || path.equals("/")) {
            return root;
        }
        DrawnEntry parent = folderAt(parentOf(path));
        DrawnEntry there = parent.children.get(nameOf(path));
        return there != null && there.isFolder() ? there : replace(parent, nameOf(path), EntryKind.DIRECTORY);
    }

    private @Nullable DrawnEntry find(String path) {
        DrawnEntry at = root;
        for (String name : path.split("/")) {
            at = at == null ? null : at.children.get(name);
        }
        return at;
    }

    private static String parentOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
