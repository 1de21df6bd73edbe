package dev.cutaway.app.layers.export;

import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.TreeState;
import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes a path of the merged file system, with all below it, into a new file or folder. Nothing that stands there
 * already is written into or followed; devices and pipes are left out, owners are not kept, and of the mode only what
 * the caller may give. Hard links become files of their own.
 */
final class TreeExport {

    private final InspectedImage image;
    private final ImageTree tree;
    private final TreeState state;
    private final Progress progress;
    /** Files to write, by layer and entry; a hard link adds a second place for one content. */
    private final Map<Integer, Map<Integer, List<Path>>> files = new TreeMap<>();
    private final Map<Path, Integer> modes = new HashMap<>();
    private int leftOut;

    private TreeExport(InspectedImage image, int layer, Progress progress) {
        this.image = image;
        this.progress = progress;
        tree = image.tree();
        state = tree.upTo(layer);
    }

    /**
     * Writes one file's content. A failure leaves nothing behind.
     *
     * @param target replaced if it is there
     */
    static void file(InspectedImage image, ContentRef content, Path target, Progress progress) throws IOException {
        progress.total(image.layers().get(content.layer()).bytes(content.entry()));
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file is in a folder");
        // Not a temporary file of Java's: that would keep others of the machine from ever reading it.
        Path fresh = folder.resolve(".cutaway-" + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = watched(Files.newOutputStream(fresh, StandardOpenOption.CREATE_NEW), progress)) {
                image.copyContent(content.layer(), content.entry(), out, progress);
            }
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Writes a folder and all in it.
     *
     * @param layer the file system after this layer
     * @param target must not be there yet
     * @return how many paths were left out, because this file system cannot have them
     */
    static int folder(InspectedImage image, int layer, int node, Path target, Progress progress) throws IOException {
        var export = new TreeExport(image, layer, progress);
        progress.total(export.state.bytes(node));
        Files.createDirectory(target);
        export.prepare(node, target);
        export.write();
        export.setModes();
        return export.leftOut;
    }

    private void prepare(int folder, Path at) throws IOException {
        Set<String> taken = new HashSet<>();
        for (int child = tree.firstChild(folder); child < tree.firstChild(folder) + tree.childCount(folder); child++) {
            int version = state.version(child);
            if (version < 0) {
                continue;
            }
            Path path = place(at, tree.name(child));
            if (path == null || !taken.add(path.toString())) {
                leftOut++;
                continue;
            }
            progress.advance(0);
            prepare(child, version, path);
        }
    }

    private void prepare(int node, int version, Path path) throws IOException {
        int entry = tree.entry(version);
        LayerIndex layer = image.layers().get(tree.layerOf(version));
        EntryKind kind = entry < 0 ? EntryKind.DIRECTORY : layer.kind(entry);
        ContentRef content = tree.content(version);
        if (kind == EntryKind.DIRECTORY) {
            Files.createDirectory(path);
            prepare(node, path);
        } else if (content != null) {
            files.computeIfAbsent(content.layer(), _ -> new TreeMap<>())
                    .computeIfAbsent(content.entry(), _ -> new ArrayList<>()).add(path);
            modes.put(path, layer.mode(entry));
        } else if (kind == EntryKind.SYMLINK) {
            link(path, Objects.requireNonNullElse(layer.linkTarget(entry), new byte[0]));
        } else {
            leftOut++;
        }
    }

    private void link(Path path, byte[] target) throws IOException {
        try {
            Files.createSymbolicLink(path, Path.of(new String(target, StandardCharsets.UTF_8)));
        } catch (InvalidPathException | UnsupportedOperationException _) {
            leftOut++;
        }
    }

    /** A name as a path below a folder; null where it would be something else. */
    private static @Nullable Path place(Path folder, String name) {
        try {
            Path path = folder.resolve(name);
            boolean below = folder.equals(path.getParent()) && path.equals(path.normalize());
            return below ? path : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }

    private void write() throws IOException {
        for (var layer : files.entrySet()) {
            int[] entries = layer.getValue().keySet().stream().mapToInt(Integer::intValue).toArray();
            image.copyContents(layer.getKey(), entries, entry -> watched(
                    Files.newOutputStream(first(layer.getKey(), entry), StandardOpenOption.CREATE_NEW), progress),
                    progress);
            for (var entry : layer.getValue().values()) {
                for (Path copy : entry.subList(1, entry.size())) {
                    Files.copy(entry.getFirst(), copy);
                }
            }
        }
    }

    private Path first(int layer, int entry) {
        return Objects.requireNonNull(Objects.requireNonNull(files.get(layer)).get(entry)).getFirst();
    }

    private void setModes() throws IOException {
        for (var each : modes.entrySet()) {
            if (Files.getFileStore(each.getKey()).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(each.getKey(), permissions(each.getValue()));
            }
        }
    }

    /** Permission bits without set-id ones; the owner may always read and write what is his now. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = new HashSet<>();
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode >> (all.length - 1 - i) & 1) != 0) {
                permissions.add(all[i]);
            }
        }
        permissions.add(PosixFilePermission.OWNER_READ);
        permissions.add(PosixFilePermission.OWNER_WRITE);
        return permissions;
    }

    private static OutputStream watched(OutputStream out, Progress progress) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                progress.advance(length);
                out.write(buffer, offset, length);
            }
        };
    }
}
