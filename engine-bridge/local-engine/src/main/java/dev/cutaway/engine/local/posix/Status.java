package dev.cutaway.engine.local.posix;

/**
 * What {@code lstat} tells.
 *
 * @param mode kind and permissions
 * @param links how many names it has
 * @param uid owner
 * @param gid group
 * @param inode its number on {@code device}
 * @param device the file system it is on, {@code major << 32 | minor}
 * @param special which device it is, likewise
 * @param bytes length
 * @param occupied bytes on the disk
 * @param seconds of the modification time since 1970
 * @param nanos that go with them
 */
public record Status(int mode, int links, int uid, int gid, long inode, long device, long special, long bytes,
        long occupied, long seconds, int nanos) {

    private static final int KIND = 0170000;

    /** What there may be. */
    public enum Kind {
        /** A folder. */
        FOLDER,
        /** A regular file. */
        FILE,
        /** A symbolic link. */
        SYMLINK,
        /** A character device. */
        CHARACTER_DEVICE,
        /** A block device. */
        BLOCK_DEVICE,
        /** A named pipe. */
        PIPE,
        /** A socket. */
        SOCKET
    }

    /** What it is. */
    public Kind kind() {
        return switch (mode & KIND) {
            case 0040000 -> Kind.FOLDER;
            case 0120000 -> Kind.SYMLINK;
            case 0020000 -> Kind.CHARACTER_DEVICE;
            case 0060000 -> Kind.BLOCK_DEVICE;
            case 0010000 -> Kind.PIPE;
            case 0140000 -> Kind.SOCKET;
            default -> Kind.FILE;
        };
    }

    /** The low 12 bits. */
    public int permissions() {
        return mode & 07777;
    }
}
