package dev.cutaway.inspector.layer;

/** What stands at a path of a layer. */
public enum EntryKind {
    /** A folder, given by an entry or implied by one below it. */
    DIRECTORY,
    /** A regular file with its content. */
    FILE,
    /** A symbolic link. */
    SYMLINK,
    /** A further name of a file; carries no content. */
    HARD_LINK,
    /** A character device. */
    CHARACTER_DEVICE,
    /** A block device. */
    BLOCK_DEVICE,
    /** A named pipe. */
    FIFO,
    /** Nothing: whatever lower layers have at this path is gone ({@code .wh.name}). */
    WHITEOUT;

    private static final EntryKind[] VALUES = values();

    /** The kind with this ordinal, as index files store it. */
    static EntryKind of(byte ordinal) {
        return VALUES[ordinal];
    }
}
