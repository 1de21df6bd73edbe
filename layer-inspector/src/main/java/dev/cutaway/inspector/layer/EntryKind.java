package dev.cutaway.inspector.layer;

/** What stands at a path of a layer. */
public enum EntryKind {
    /** A folder, given by an entry or implied by one below it. */
    DIRECTORY(0),
    /** A regular file with its content. */
    FILE(1),
    /** A symbolic link. */
    SYMLINK(2),
    /** A further name of a file; carries no content. */
    HARD_LINK(3),
    /** A character device. */
    CHARACTER_DEVICE(4),
    /** A block device. */
    BLOCK_DEVICE(5),
    /** A named pipe. */
    FIFO(6),
    /** Nothing: whatever lower layers have at this path is gone ({@code .wh.name}). */
    WHITEOUT(7);

    private static final EntryKind[] VALUES = values();

    private final byte code;

    EntryKind(int code) {
        this.code = (byte) code;
    }

    /** How index files store the kind; the kinds stand in the order of their codes. */
    byte code() {
        return code;
    }

    /** The kind with this code. */
    static EntryKind of(byte code) {
        return VALUES[code];
    }
}
