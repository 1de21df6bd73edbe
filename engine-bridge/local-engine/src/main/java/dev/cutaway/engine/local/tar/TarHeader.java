package dev.cutaway.engine.local.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;

import java.time.Instant;
import java.util.Map;

/**
 * What an entry of a tar says about its file.
 *
 * @param type of POSIX: {@code 0} a file, {@code 1} a hard link, {@code 2} a symbolic link, {@code 3} and {@code 4}
 *        devices, {@code 5} a folder, {@code 6} a pipe
 * @param target of a link; empty for all else
 * @param bytes of the content that follows
 * @param mode low 12 bits
 * @param uid numeric owner
 * @param gid numeric group
 * @param userName empty for none
 * @param groupName empty for none
 * @param seconds of the modification time since 1970
 * @param nanos that go with them
 * @param device {@code major << 32 | minor}
 * @param xattrs extended attributes by name
 */
public record TarHeader(char type, byte[] target, long bytes, int mode, int uid, int gid, String userName,
        String groupName, long seconds, int nanos, long device, Map<String, byte[]> xattrs) {

    private static final byte[] NONE = {};

    /** An entry as its layer has it; no hard link and no whiteout. */
    public static TarHeader of(LayerIndex index, int entry) {
        EntryKind kind = index.kind(entry);
        byte[] target = kind == EntryKind.SYMLINK ? index.linkTarget(entry) : null;
        return described(index, entry, type(kind), target == null ? NONE : target,
                kind == EntryKind.FILE ? index.bytes(entry) : 0);
    }

    /** A further name of a file that was written before, as the layer describes it. */
    public static TarHeader hardLink(LayerIndex index, int entry, byte[] target) {
        return described(index, entry, '1', target, 0);
    }

    private static TarHeader described(LayerIndex index, int entry, char type, byte[] target, long bytes) {
        return new TarHeader(type, target, bytes, index.mode(entry), index.uid(entry), index.gid(entry),
                index.userName(entry), index.groupName(entry), index.mtimeSeconds(entry), index.mtimeNanos(entry),
                index.device(entry), index.xattrs(entry));
    }

    /** A folder of root's, as new ones are made. */
    public static TarHeader folder(int mode, int uid, int gid, Instant time) {
        return new TarHeader('5', NONE, 0, mode, uid, gid, "", "", time.getEpochSecond(), 0, 0, Map.of());
    }

    /** A file of root's. */
    public static TarHeader file(int mode, long bytes, Instant time) {
        return new TarHeader('0', NONE, bytes, mode, 0, 0, "", "", time.getEpochSecond(), 0, 0, Map.of());
    }

    private static char type(EntryKind kind) {
        return switch (kind) {
            case FILE -> '0';
            case SYMLINK -> '2';
            case CHARACTER_DEVICE -> '3';
            case BLOCK_DEVICE -> '4';
            case DIRECTORY -> '5';
            case FIFO -> '6';
            case HARD_LINK, WHITEOUT -> throw new IllegalArgumentException("nothing of its own: " + kind);
        };
    }

    /** The same file by a further name. */
    public TarHeader asHardLink(byte[] to) {
        return new TarHeader('1', to, 0, mode, uid, gid, userName, groupName, seconds, nanos, device, xattrs);
    }

    /** The same with another owner; names, which belong to the old one, are dropped. */
    public TarHeader ownedBy(int newUid, int newGid) {
        return new TarHeader(type, target, bytes, mode, newUid, newGid, "", "", seconds, nanos, device, xattrs);
    }

    /** The same with another mode. */
    public TarHeader withMode(int newMode) {
        return new TarHeader(type, target, bytes, newMode, uid, gid, userName, groupName, seconds, nanos, device,
                xattrs);
    }

    /** The same with another time. */
    public TarHeader at(long newSeconds, int newNanos) {
        return new TarHeader(type, target, bytes, mode, uid, gid, userName, groupName, newSeconds, newNanos, device,
                xattrs);
    }

    byte[] userBytes() {
        return userName.getBytes(UTF_8);
    }

    byte[] groupBytes() {
        return groupName.getBytes(UTF_8);
    }
}
