package dev.cutaway.app.layers.model;

import dev.cutaway.inspector.layer.EntryKind;

/** Modes as {@code ls -l} writes them. */
public final class FileMode {

    private static final int SET_USER_ID = 04000;
    private static final int SET_GROUP_ID = 02000;
    private static final int STICKY = 01000;

    private FileMode() {}

    /** Ten characters, such as {@code drwxr-xr-x}. */
    public static String text(EntryKind kind, int mode) {
        var text = new StringBuilder(10);
        text.append(switch (kind) {
            case DIRECTORY -> 'd';
            case SYMLINK -> 'l';
            case CHARACTER_DEVICE -> 'c';
            case BLOCK_DEVICE -> 'b';
            case FIFO -> 'p';
            case FILE, HARD_LINK, WHITEOUT -> '-';
        });
        triple(text, mode >> 6, (mode & SET_USER_ID) != 0, 's');
        triple(text, mode >> 3, (mode & SET_GROUP_ID) != 0, 's');
        triple(text, mode, (mode & STICKY) != 0, 't');
        return text.toString();
    }

    /** True where running the file gives other rights than the caller's. */
    public static boolean raisesRights(EntryKind kind, int mode) {
        return kind != EntryKind.DIRECTORY && (mode & (SET_USER_ID | SET_GROUP_ID)) != 0;
    }

    private static void triple(StringBuilder text, int bits, boolean special, char letter) {
        boolean run = (bits & 1) != 0;
        text.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
        text.append(special ? run ? letter : Character.toUpperCase(letter) : run ? 'x' : '-');
    }
}
