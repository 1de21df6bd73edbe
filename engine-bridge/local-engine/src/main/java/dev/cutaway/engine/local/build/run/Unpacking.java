package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.SourceLayer;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.posix.NewFile;
import dev.cutaway.engine.local.posix.Posix;
import dev.cutaway.engine.local.posix.PosixException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerContent;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes one layer into an empty folder in the form an overlay mount wants it: whiteouts are devices 0:0, opaque folders
 * have an attribute. What is written comes from the index, whose tree has no folder behind a link, so nothing leaves
 * the folder.
 */
final class Unpacking {

    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int PIPE = 0010000;
    private static final byte[] YES = {'y'};

    private final SourceLayer layer;
    private final LayerIndex index;
    private final Rootfs below;
    private final byte[][] paths;
    private final Overlay overlay;
    private final Limits limits;

    private Unpacking(SourceLayer layer, Rootfs below, byte[] folder, Overlay overlay, Limits limits) {
        this.layer = layer;
        this.index = layer.index();
        this.below = below;
        this.overlay = overlay;
        this.limits = limits;
        this.paths = new byte[index.size()][];
        paths[0] = folder;
    }

    /**
     * Writes a layer.
     *
     * @param below the layers it stands on, for folders that it does not describe
     * @param folder empty
     */
    static void unpack(SourceLayer layer, Rootfs below, byte[] folder, Overlay overlay, Limits limits)
            throws IOException {
        new Unpacking(layer, below, folder, overlay, limits).run();
    }

    private void run() throws IOException {
        List<Integer> files = new ArrayList<>();
        List<Integer> links = new ArrayList<>();
        for (int entry = 1; entry < index.treeSize(); entry++) {
            paths[entry] = Posix.below(paths[index.parent(entry)], index.name(entry));
            switch (index.kind(entry)) {
                case DIRECTORY -> Posix.mkdir(paths[entry], 0700);
                case WHITEOUT -> Posix.mknod(paths[entry], CHARACTER_DEVICE, 0);
                case FILE -> files.add(entry);
                case HARD_LINK -> links.add(entry);
                case SYMLINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO -> special(entry);
            }
        }
        writeFiles(files);
        for (int entry : links) {
            link(entry);
        }
        for (int entry = index.treeSize() - 1; entry >= 0; entry--) {
            if (index.kind(entry) == EntryKind.DIRECTORY) {
                describeFolder(entry);
            }
        }
    }

    private void special(int entry) throws IOException {
        byte[] path = paths[entry];
        int mode = index.mode(entry);
        switch (index.kind(entry)) {
            case SYMLINK -> {
                byte[] target = index.linkTarget(entry);
                Posix.symlink(target == null ? new byte[0] : target, path);
            }
            case CHARACTER_DEVICE, BLOCK_DEVICE -> {
                try {
                    Posix.mknod(path, (index.kind(entry) == EntryKind.BLOCK_DEVICE ? BLOCK_DEVICE : CHARACTER_DEVICE)
                            | mode, index.device(entry));
                } catch (PosixException e) {
                    if (e.errno() != PosixException.EPERM || overlay == Overlay.ROOT) {
                        throw e;
                    }
                    return; // A user namespace may not make devices; what runs there could not open them anyway.
                }
            }
            default -> Posix.mknod(path, PIPE | mode, 0);
        }
        describe(path, index, entry);
    }

    private void writeFiles(List<Integer> files) throws IOException {
        // Contents that only a further name still reaches, such as one whose own path a later entry took.
        for (int entry = 1; entry < index.treeSize(); entry++) {
            int target = index.kind(entry) == EntryKind.HARD_LINK ? index.hardLinkEntry(entry) : -1;
            if (target >= index.treeSize() && paths[target] == null && index.kind(target) == EntryKind.FILE) {
                paths[target] = paths[entry];
                files.add(target);
            }
        }
        int[] entries = files.stream().mapToInt(Integer::intValue).toArray();
        try (InputStream tar = layer.tar().open()) {
            LayerContent.copyAll(tar, index, entries, entry -> new NewFile(paths[entry], 0600) {
                @Override
                public void close() throws IOException {
                    super.close();
                    describe(paths[entry], index, entry);
                }
            }, Place.of("layer " + index.diffId()), limits);
        }
    }

    private void link(int entry) throws IOException {
        int target = index.hardLinkEntry(entry);
        if (target >= 0 && paths[target] != null) {
            if (paths[target] != paths[entry]) {
                Posix.link(paths[target], paths[entry]);
            }
            return;
        }
        Spot.Part content = new Rootfs(withThis()).content(new Spot.Part(below.layers().size(), index, entry));
        if (content == null || content.kind() != EntryKind.FILE) {
            return; // A hard link to nothing is no file in any engine.
        }
        // The layers below have it, on what is another file system to a link: a copy looks the same.
        try (InputStream tar = below.layers().get(content.layer()).tar().open();
                var file = new NewFile(paths[entry], 0600)) {
            LayerContent.copy(tar, content.index(), content.entry(), file, Place.of(index.path(entry)), limits);
        }
        describe(paths[entry], content.index(), content.entry());
    }

    private List<SourceLayer> withThis() {
        var all = new ArrayList<>(below.layers());
        all.add(layer);
        return all;
    }

    private void describeFolder(int entry) throws IOException {
        if (index.opaque(entry) && entry != 0) {
            Posix.setAttribute(paths[entry], overlay.opaque(), YES);
        }
        if (!index.implied(entry)) {
            describe(paths[entry], index, entry);
            return;
        }
        Spot.@Nullable Part lower = null;
        Spot spot = entry == 0 ? below.root() : below.at(index.path(entry).substring(1).getBytes(UTF_8));
        if (spot != null && spot.isFolder()) {
            lower = spot.described();
        }
        if (lower == null || lower.index().implied(lower.entry())) {
            Posix.chmod(paths[entry], 0755);
        } else {
            describe(paths[entry], lower.index(), lower.entry());
        }
    }

    /** Owner first, since a change of owner takes rights away; the time last. */
    private static void describe(byte[] path, LayerIndex from, int entry) throws IOException {
        Posix.chown(path, from.uid(entry), from.gid(entry));
        if (from.kind(entry) != EntryKind.SYMLINK) {
            Posix.chmod(path, from.mode(entry));
        }
        if (from.hasXattrs(entry)) {
            for (Map.Entry<String, byte[]> attribute : from.xattrs(entry).entrySet()) {
                setAttribute(path, attribute.getKey(), attribute.getValue());
            }
        }
        Posix.setTime(path, from.mtimeSeconds(entry), from.mtimeNanos(entry));
    }

    private static void setAttribute(byte[] path, String name, byte[] value) throws PosixException {
        if (Overlay.isOwn(name)) {
            return;
        }
        try {
            Posix.setAttribute(path, name, value);
        } catch (PosixException e) {
            // What this file system or namespace cannot have is left out, as Docker does.
            if (e.errno() != PosixException.ENOTSUP && e.errno() != PosixException.EPERM) {
                throw e;
            }
        }
    }
}
