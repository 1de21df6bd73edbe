package dev.cutaway.inspector.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.columns.LongList;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts the entries of a tar into a tree as they come, later ones over earlier ones. Nodes are numbered as they are
 * made; a node that loses its path stays, marked as superseded. {@link IndexEncoder} turns the result into columns.
 */
final class LayerIndexBuilder {

    static final int IMPLIED = 1;
    static final int OPAQUE = 2;
    static final int SUPERSEDED = 4;

    private static final byte[] WHITEOUT_PREFIX = ".wh.".getBytes(UTF_8);
    private static final byte[] META_PREFIX = ".wh..wh.".getBytes(UTF_8);
    private static final byte[] OPAQUE_MARKER = ".wh..wh..opq".getBytes(UTF_8);
    private static final byte[] NO_BYTES = {};
    private static final int ROOT = NameTree.ROOT;

    /** Names, link targets, attributes and owners of a layer together: they are held in memory. */
    private static final long MAX_TEXT_BYTES = 256L << 20;

    private final Limits limits;

    final NameTree tree = new NameTree();
    final IntList kind = new IntList();
    final IntList flags = new IntList();
    final IntList mode = new IntList();
    final IntList uid = new IntList();
    final IntList gid = new IntList();
    final IntList owner = new IntList();
    final LongList value = new LongList();
    final LongList mtimeSeconds = new LongList();
    final IntList mtimeNanos = new IntList();
    final IntList linkStart = new IntList();
    final IntList linkLength = new IntList();
    /** A file's place among the digests; a hard link's target node; −1. */
    final IntList reference = new IntList();
    final IntList xattr = new IntList();
    final IntList order = new IntList();
    final LongList headerOffset = new LongList();

    final BytePool links = new BytePool();
    final BytePool digests = new BytePool();
    final XattrPool xattrs = new XattrPool();
    final Map<String, Integer> owners = new LinkedHashMap<>();

    private long ownerBytes;
    private int entries;
    private int fileCount;
    private long storedBytes;

    private byte[] lastFolder = NO_BYTES;
    private int lastFolderNode = ROOT;

    LayerIndexBuilder(Limits limits) {
        this.limits = limits;
        attributes(EntryKind.DIRECTORY);
        implied(ROOT);
    }

    int size() {
        return tree.size();
    }

    int fileCount() {
        return fileCount;
    }

    long storedBytes() {
        return storedBytes;
    }

    /**
     * Adds the next entry of the tar.
     *
     * @return the node that waits for its content's digest, or −1 where the entry has no content to keep
     */
    int add(TarEntry entry, Place place) throws IOException {
        Place here = place.entry(new String(entry.name(), UTF_8)).at(entry.headerOffset());
        byte[] path = EntryPath.clean(entry.name(), here);
        if (entry.kind() == EntryKind.FILE) {
            storedBytes += entry.bytes();
        }
        int position = entries++;
        checkSize(here);
        int slash = lastSlash(path);
        int base = slash + 1;
        int length = path.length - base;
        if (startsWith(path, base, META_PREFIX)) {
            if (length == OPAQUE_MARKER.length && startsWith(path, base, OPAQUE_MARKER)) {
                int folder = folder(path, slash, here);
                flags.set(folder, flags.get(folder) | OPAQUE);
            }
            // Other names of this form were AUFS's own notes; every engine leaves them out.
            return dropped(entry, path, slash, position, here);
        }
        if (startsWith(path, base, WHITEOUT_PREFIX)) {
            whiteout(path, slash, here);
            return dropped(entry, path, slash, position, here);
        }
        if (entry.kind() == EntryKind.FILE) {
            fileCount++;
        }
        if (path.length == 0) {
            root(entry, position, here);
            return -1;
        }
        int folder = folder(path, slash, here);
        int target = entry.kind() == EntryKind.HARD_LINK ? linkTarget(entry, here) : -1;
        int node = place(folder, path, base, entry.kind(), target);
        if (node < 0) {
            return -1;
        }
        describe(node, entry, position);
        if (entry.kind() == EntryKind.HARD_LINK) {
            reference.set(node, target);
        }
        return entry.kind() == EntryKind.FILE ? node : -1;
    }

    /** The content of a file node has been read. */
    void content(int node, byte[] sha256) {
        reference.set(node, digests.add(sha256, 0, sha256.length) / 32);
    }

    /** A marker is no file of the image, but its content, if somebody gave it one, is stored: as superseded. */
    private int dropped(TarEntry entry, byte[] path, int slash, int position, Place here) throws IOException {
        if (entry.kind() != EntryKind.FILE || entry.bytes() == 0) {
            return -1;
        }
        int node = tree.addLoose(folder(path, slash, here), path, slash + 1, path.length - slash - 1);
        attributes(EntryKind.FILE);
        describe(node, entry, position);
        flags.set(node, SUPERSEDED);
        return node;
    }

    private void whiteout(byte[] path, int slash, Place here) throws IOException {
        int base = slash + 1 + WHITEOUT_PREFIX.length;
        int length = path.length - base;
        if (length == 0 || (length <= 2 && path[base] == '.' && path[path.length - 1] == '.')) {
            throw new ImageReadException(new Problem.Hostile(here, "a whiteout of its own folder or the one above"));
        }
        int folder = folder(path, slash, here);
        int found = tree.find(folder, path, base, length);
        if (found < 0) {
            newNode(folder, path, base, length, EntryKind.WHITEOUT);
        } else if (kindOf(found) == EntryKind.DIRECTORY) {
            flags.set(found, flags.get(found) | OPAQUE);
        }
        // Whiteouts act on lower layers only: another thing this layer has here stays, and hides what is below anyway.
    }

    private void root(TarEntry entry, int position, Place here) throws IOException {
        if (entry.kind() != EntryKind.DIRECTORY) {
            throw new ImageReadException(new Problem.Hostile(here, "the root is to be something other than a folder"));
        }
        describe(ROOT, entry, position);
    }

    /** The node that the entry gets: the one there, where a folder meets a folder, else a new one. */
    private int place(int folder, byte[] path, int base, EntryKind newKind, int target) {
        int length = path.length - base;
        int found = tree.find(folder, path, base, length);
        if (found < 0) {
            return newNode(folder, path, base, length, newKind);
        }
        if (found == target) {
            return -1; // A hard link to itself changes nothing.
        }
        EntryKind old = kindOf(found);
        if (newKind == EntryKind.DIRECTORY && old == EntryKind.DIRECTORY) {
            return found;
        }
        if (old == EntryKind.WHITEOUT) {
            kind.set(found, newKind.code());
            if (newKind == EntryKind.DIRECTORY) {
                flags.set(found, flags.get(found) | OPAQUE);
            }
            return found;
        }
        return replace(found, newKind);
    }

    private int replace(int found, EntryKind newKind) {
        flags.set(found, flags.get(found) | SUPERSEDED);
        int node = tree.takeOver(found);
        attributes(newKind);
        lastFolder = NO_BYTES;
        lastFolderNode = ROOT;
        return node;
    }

    /** The node of the folder {@code path[0…slash)}, made where it is not there yet. */
    private int folder(byte[] path, int slash, Place here) throws IOException {
        if (slash <= 0) {
            return ROOT;
        }
        if (slash == lastFolder.length && Arrays.equals(path, 0, slash, lastFolder, 0, slash)) {
            return lastFolderNode;
        }
        int node = ROOT;
        int at = 0;
        while (at < slash) {
            int next = at;
            while (next < slash && path[next] != '/') {
                next++;
            }
            node = subfolder(node, path, at, next - at, here);
            at = next + 1;
        }
        lastFolder = Arrays.copyOf(path, slash);
        lastFolderNode = node;
        return node;
    }

    private int subfolder(int folder, byte[] path, int base, int length, Place here) throws IOException {
        int found = tree.find(folder, path, base, length);
        if (found < 0) {
            int node = newNode(folder, path, base, length, EntryKind.DIRECTORY);
            implied(node);
            checkSize(here);
            return node;
        }
        if (kindOf(found) == EntryKind.DIRECTORY) {
            return found;
        }
        boolean opaque = kindOf(found) == EntryKind.WHITEOUT;
        int node = opaque ? found : replace(found, EntryKind.DIRECTORY);
        kind.set(node, EntryKind.DIRECTORY.code());
        implied(node);
        if (opaque) {
            flags.set(node, flags.get(node) | OPAQUE);
        }
        return node;
    }

    /** The node a hard link means, itself no hard link; −1 where the layer has none. */
    private int linkTarget(TarEntry entry, Place here) throws IOException {
        byte[] path = EntryPath.clean(entry.link(), here);
        int node = ROOT;
        int at = 0;
        while (at < path.length && node >= 0) {
            int next = at;
            while (next < path.length && path[next] != '/') {
                next++;
            }
            node = tree.find(node, path, at, next - at);
            at = next + 1;
        }
        if (node > ROOT && kindOf(node) == EntryKind.HARD_LINK) {
            node = reference.get(node);
        }
        if (node <= ROOT || kindOf(node) == EntryKind.DIRECTORY || kindOf(node) == EntryKind.WHITEOUT) {
            return -1;
        }
        return node;
    }

    private void implied(int node) {
        flags.set(node, flags.get(node) | IMPLIED);
        mode.set(node, 0755);
    }

    private void describe(int node, TarEntry entry, int position) {
        flags.set(node, flags.get(node) & ~IMPLIED);
        mode.set(node, entry.mode());
        uid.set(node, entry.uid());
        gid.set(node, entry.gid());
        owner.set(node, ownerOf(entry));
        value.set(node, entry.kind() == EntryKind.FILE ? entry.bytes() : entry.device());
        mtimeSeconds.set(node, entry.mtimeSeconds());
        mtimeNanos.set(node, entry.mtimeNanos());
        linkStart.set(node, links.add(entry.link(), 0, entry.link().length));
        linkLength.set(node, entry.link().length);
        xattr.set(node, xattrs.add(entry.xattrs()));
        order.set(node, position);
        headerOffset.set(node, entry.headerOffset());
    }

    private int ownerOf(TarEntry entry) {
        if (entry.user().isEmpty() && entry.group().isEmpty()) {
            return 0;
        }
        String both = entry.user() + "\0" + entry.group();
        Integer known = owners.get(both);
        if (known == null) {
            known = owners.size() + 1;
            owners.put(both, known);
            ownerBytes += 4L * both.length() + 64;
        }
        return known;
    }

    private int newNode(int folder, byte[] path, int base, int length, EntryKind newKind) {
        int node = tree.add(folder, path, base, length);
        attributes(newKind);
        return node;
    }

    /** The columns of the node that was made last. */
    private void attributes(EntryKind newKind) {
        kind.add(newKind.code());
        flags.add(0);
        mode.add(0);
        uid.add(0);
        gid.add(0);
        owner.add(0);
        value.add(0);
        mtimeSeconds.add(0);
        mtimeNanos.add(0);
        linkStart.add(0);
        linkLength.add(0);
        reference.add(-1);
        xattr.add(-1);
        order.add(-1);
        headerOffset.add(-1);
    }

    EntryKind kindOf(int node) {
        return EntryKind.of((byte) kind.get(node));
    }

    private void checkSize(Place here) throws IOException {
        long texts = (long) tree.names().size() + links.size() + xattrs.bytes().size() + ownerBytes;
        if (texts > MAX_TEXT_BYTES) {
            throw new ImageReadException(
                    new Problem.OverLimit(here, "names, links and attributes in bytes", MAX_TEXT_BYTES));
        }
        if (size() > limits.entriesPerLayer()) {
            throw new ImageReadException(
                    new Problem.OverLimit(here, "entries in a layer", limits.entriesPerLayer()));
        }
    }

    private static int lastSlash(byte[] path) {
        int at = path.length - 1;
        while (at >= 0 && path[at] != '/') {
            at--;
        }
        return at;
    }

    private static boolean startsWith(byte[] path, int base, byte[] prefix) {
        return path.length - base >= prefix.length
                && Arrays.equals(path, base, base + prefix.length, prefix, 0, prefix.length);
    }
}
