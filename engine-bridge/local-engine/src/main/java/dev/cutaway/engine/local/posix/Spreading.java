package dev.cutaway.engine.local.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/**
 * Asks ext4 to put each folder that is made in a folder into another part of the disk, as it does for homes. Else all
 * of them share one part, and where thousands of files were deleted there, ext4 looks at each of those again for every
 * file that is made in the next minutes: a command that writes 10,000 files then takes several times as long.
 */
public final class Spreading {

    private static final long GET_FLAGS = 0x80086601L;
    private static final long SET_FLAGS = 0x40086602L;
    private static final int TOP_FOLDER = 0x0002_0000;

    private Spreading() {}

    /** Asks for it; other file systems, and those who may not ask, go on without. */
    public static void below(byte[] folder) {
        long[] file = new long[1];
        if (Posix.tried((arena, errno) -> (int) Posix.OPEN.invokeExact(errno, Posix.text(arena, folder), 0, 0),
                file) != 0) {
            return;
        }
        int descriptor = (int) file[0];
        Posix.tried((arena, errno) -> {
            var flags = arena.allocate(JAVA_INT);
            int result = (int) Posix.IOCTL.invokeExact(errno, descriptor, GET_FLAGS, flags);
            int now = flags.get(JAVA_INT, 0);
            if (result == 0 && (now & TOP_FOLDER) == 0) {
                flags.set(JAVA_INT, 0, now | TOP_FOLDER);
                result = (int) Posix.IOCTL.invokeExact(errno, descriptor, SET_FLAGS, flags);
            }
            return result;
        }, new long[1]);
        Posix.tried((arena, errno) -> (int) Posix.CLOSE.invokeExact(errno, descriptor), new long[1]);
    }
}
