package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Map;

/**
 * Everything about one layer but its content, in columns, memory-mapped: made in the one pass over the layer's bytes.
 *
 * <p>
 * <b>Entries are ints.</b> Entry 0 is the root. Entries {@code 0 … treeSize() − 1} form a tree in level order: the
 * children of a folder are the neighbours {@code firstChild … firstChild + childCount − 1}, sorted by the unsigned
 * bytes of their names, and every child comes after its parent. Entries from {@code treeSize()} to {@code size() − 1}
 * are <em>superseded</em>: a later entry of the same layer took their path. They stand in no folder, but keep their
 * parent and name, and their bytes count as stored.
 *
 * <p>
 * Whiteouts ({@code .wh.name}) stand as entry {@code name} of kind {@link EntryKind#WHITEOUT}; where the same layer
 * has both a whiteout and a folder of the name, the folder is {@link #opaque} instead. Names are bytes: they need not
 * be UTF-8. Thread-safe.
 */
public interface LayerIndex {

    /** Digest of the uncompressed tar, as computed. */
    Digest diffId();

    /** Length of the uncompressed tar, in bytes. */
    long tarBytes();

    /** All entries, the superseded too. */
    int size();

    /** Entries that form the tree. */
    int treeSize();

    /** Regular files of the tar, superseded ones too; whiteouts and markers are none. */
    int fileCount();

    /** Bytes of regular-file content over all entries of the tar, superseded ones too. */
    long storedBytes();

    /**
     * The size Docker gives this layer: regular files and the lengths of symbolic link targets, of what is left after
     * the layer is unpacked; hard links, folders, devices and whiteouts count 0, sparse files in full.
     */
    long dockerSize();

    /** The folder an entry is in; −1 for the root. */
    int parent(int entry);

    /** The first child of a folder; meaningless where {@link #childCount} is 0. */
    int firstChild(int entry);

    /** How many children an entry has. */
    int childCount(int entry);

    /** The child of this name, or −1. */
    int child(int entry, byte[] name);

    /** An entry's name, without slashes; empty for the root. A fresh array. */
    byte[] name(int entry);

    /** The bytes of all names, shared; see {@link #nameOffset}. Lets trees compare names without copying them. */
    MemorySegment names();

    /** Where an entry's name starts in {@link #names()}. */
    int nameOffset(int entry);

    /** Bytes of an entry's name. */
    int nameLength(int entry);

    /** The whole path, starting with a slash, decoded as UTF-8 with replacement characters; {@code /} for the root. */
    String path(int entry);

    /** What the entry is. */
    EntryKind kind(int entry);

    /** True for a folder that no entry of the tar names, only entries below it. */
    boolean implied(int entry);

    /** True for a folder that hides everything lower layers have in it. */
    boolean opaque(int entry);

    /** Permission bits, set-user-id, set-group-id and sticky included: the low 12 bits of the mode. */
    int mode(int entry);

    /** Numeric owner. */
    int uid(int entry);

    /** Numeric group. */
    int gid(int entry);

    /** Owner's name as the tar has it; empty for none. */
    String userName(int entry);

    /** Group's name as the tar has it; empty for none. */
    String groupName(int entry);

    /** Content bytes of a regular file (sparse files in full); 0 for everything else. */
    long bytes(int entry);

    /** Modification time, whole seconds since 1970. */
    long mtimeSeconds(int entry);

    /** Nanoseconds that go with {@link #mtimeSeconds}. */
    int mtimeNanos(int entry);

    /** Link target of a symbolic or hard link as written; null for everything else. */
    byte @Nullable [] linkTarget(int entry);

    /** Bytes of the link target; 0 where there is none. */
    int linkTargetLength(int entry);

    /**
     * For a hard link: the entry of this layer that its target named at that point of the tar, never itself a hard
     * link; −1 where this layer has none. −1 for everything else.
     */
    int hardLinkEntry(int entry);

    /** Major and minor number of a device, {@code major << 32 | minor}; 0 for everything else. */
    long device(int entry);

    /** Extended attributes by name, in the order of the tar; empty for none. */
    Map<String, byte[]> xattrs(int entry);

    /** True where the entry has extended attributes. */
    boolean hasXattrs(int entry);

    /** SHA-256 of a regular file's content, 32 bytes, fresh; null for everything else. */
    byte @Nullable [] contentDigest(int entry);

    /** True where both are regular files with the same content. */
    boolean sameContent(int entry, LayerIndex other, int otherEntry);

    /** Position of the entry in the tar, counted from 0; −1 for implied folders. */
    int order(int entry);

    /** Where the entry's first header (long-name and PAX headers included) starts in the uncompressed tar; −1 if implied. */
    long headerOffset(int entry);
}
