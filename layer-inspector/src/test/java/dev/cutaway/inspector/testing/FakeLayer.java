package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A layer drawn as text, one entry of its tar a line:
 *
 * <pre>
 * d etc mode=755 uid=0 gid=0 time=5   a folder
 * f etc/passwd 120 is=users           a file of 120 bytes; the content is named, else it is the path
 * l bin usr/bin                       a symbolic link
 * h etc/group etc/passwd              a hard link
 * c dev/null 1:3                      a character device; b and p for block device and pipe
 * w var/cache                         a whiteout
 * o opt                               an opaque marker in opt
 * </pre>
 *
 * Any entry but the last two takes mode, uid, gid, time and {@code xattr=name:value}.
 */
public final class FakeLayer implements LayerIndex {

    private final List<DrawnEntry> entries = new ArrayList<>();
    private final int treeSize;
    private final int[] nameOffsets;
    private final MemorySegment names;

    private FakeLayer(Drawing drawing) {
        entries.add(drawing.root);
        for (int i = 0; i < entries.size(); i++) {
            entries.addAll(entries.get(i).children.values());
        }
        treeSize = entries.size();
        entries.addAll(drawing.superseded);
        nameOffsets = new int[entries.size() + 1];
        var text = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).number = i;
            text.writeBytes(bytesOf(entries.get(i).name));
            nameOffsets[i + 1] = text.size();
        }
        names = MemorySegment.ofArray(text.toByteArray());
    }

    /** The layer that these lines draw; empty lines are skipped. */
    public static FakeLayer of(String lines) {
        return of(lines.lines());
    }

    /** The layer that these lines draw. */
    public static FakeLayer of(Stream<String> lines) {
        var drawing = new Drawing();
        lines.map(String::strip).filter(line -> !line.isEmpty()).forEach(drawing::line);
        return new FakeLayer(drawing);
    }

    /** Several layers, the base first. */
    public static List<LayerIndex> stack(String... layers) {
        return Arrays.stream(layers).<LayerIndex>map(FakeLayer::of).toList();
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Digest diffId() {
        return Digest.parse("sha256:"
                + HexFormat.of().formatHex(sha256(entries.stream().map(DrawnEntry::path).toList().toString())));
    }

    @Override
    public long tarBytes() {
        return storedBytes() + 512L * size();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public int treeSize() {
        return treeSize;
    }

    @Override
    public int fileCount() {
        return (int) entries.stream().filter(entry -> entry.kind == EntryKind.FILE).count();
    }

    @Override
    public long storedBytes() {
        return entries.stream().mapToLong(entry -> entry.bytes).sum();
    }

    @Override
    public long dockerSize() {
        return entries.stream().limit(treeSize).mapToLong(entry -> entry.bytes + linkTargetLength(entry.number)).sum();
    }

    @Override
    public int parent(int entry) {
        DrawnEntry parent = entries.get(entry).parent;
        return parent == null ? -1 : parent.number;
    }

    @Override
    public int firstChild(int entry) {
        return entries.get(entry).children.values().stream().mapToInt(child -> child.number).min().orElse(0);
    }

    @Override
    public int childCount(int entry) {
        return entries.get(entry).children.size();
    }

    @Override
    public int child(int entry, byte[] name) {
        DrawnEntry child = entries.get(entry).children.get(new String(name, StandardCharsets.UTF_8));
        return child == null ? -1 : child.number;
    }

    @Override
    public byte[] name(int entry) {
        return bytesOf(entries.get(entry).name);
    }

    @Override
    public MemorySegment names() {
        return names;
    }

    @Override
    public int nameOffset(int entry) {
        return nameOffsets[entry];
    }

    @Override
    public int nameLength(int entry) {
        return nameOffsets[entry + 1] - nameOffsets[entry];
    }

    @Override
    public String path(int entry) {
        return entries.get(entry).path();
    }

    @Override
    public EntryKind kind(int entry) {
        return entries.get(entry).kind;
    }

    @Override
    public boolean implied(int entry) {
        return entries.get(entry).isFolder() && entries.get(entry).implied;
    }

    @Override
    public boolean opaque(int entry) {
        return entries.get(entry).opaque;
    }

    @Override
    public int mode(int entry) {
        return entries.get(entry).mode;
    }

    @Override
    public int uid(int entry) {
        return entries.get(entry).uid;
    }

    @Override
    public int gid(int entry) {
        return entries.get(entry).gid;
    }

    @Override
    public String userName(int entry) {
        return "";
    }

    @Override
    public String groupName(int entry) {
        return "";
    }

    @Override
    public long bytes(int entry) {
        return entries.get(entry).bytes;
    }

    @Override
    public long mtimeSeconds(int entry) {
        return entries.get(entry).time;
    }

    @Override
    public int mtimeNanos(int entry) {
        return 0;
    }

    @Override
    public byte @Nullable [] linkTarget(int entry) {
        String target = entries.get(entry).target;
        return target == null ? null : bytesOf(target);
    }

    @Override
    public int linkTargetLength(int entry) {
        String target = entries.get(entry).target;
        return target == null || kind(entry) == EntryKind.HARD_LINK ? 0 : bytesOf(target).length;
    }

    @Override
    public int hardLinkEntry(int entry) {
        DrawnEntry linked = entries.get(entry).linked;
        return linked == null ? -1 : linked.number;
    }

    @Override
    public long device(int entry) {
        return entries.get(entry).device;
    }

    @Override
    public Map<String, byte[]> xattrs(int entry) {
        return entries.get(entry).xattrs;
    }

    @Override
    public boolean hasXattrs(int entry) {
        return !entries.get(entry).xattrs.isEmpty();
    }

    @Override
    public byte @Nullable [] contentDigest(int entry) {
        DrawnEntry drawn = entries.get(entry);
        return drawn.kind == EntryKind.FILE ? sha256(drawn.content + drawn.bytes) : null;
    }

    @Override
    public boolean sameContent(int entry, LayerIndex other, int otherEntry) {
        byte[] digest = contentDigest(entry);
        return digest != null && Arrays.equals(digest, other.contentDigest(otherEntry));
    }

    @Override
    public int order(int entry) {
        return entries.get(entry).order;
    }

    @Override
    public long headerOffset(int entry) {
        return order(entry) * 512L;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytesOf(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
