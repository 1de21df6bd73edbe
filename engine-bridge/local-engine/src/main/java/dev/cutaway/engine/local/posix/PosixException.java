package dev.cutaway.engine.local.posix;

import java.io.IOException;

/** A refusal of the kernel's. */
public final class PosixException extends IOException {

    private static final long serialVersionUID = 1;

    /** No such file or folder. */
    public static final int ENOENT = 2;
    /** Not permitted. */
    public static final int EPERM = 1;
    /** It is there already. */
    public static final int EEXIST = 17;
    /** Not on the same file system. */
    public static final int EXDEV = 18;
    /** No space left. */
    public static final int ENOSPC = 28;
    /** No such attribute. */
    public static final int ENODATA = 61;
    /** The file system knows no such thing. */
    public static final int ENOTSUP = 95;

    private final int errno;

    PosixException(String call, String path, int errno) {
        super(call + " " + path + ": " + words(errno));
        this.errno = errno;
    }

    /** Linux's number of the error. */
    public int errno() {
        return errno;
    }

    private static String words(int errno) {
        return switch (errno) {
            case EPERM -> "Operation not permitted";
            case ENOENT -> "No such file or directory";
            case 13 -> "Permission denied";
            case EEXIST -> "File exists";
            case 20 -> "Not a directory";
            case ENOSPC -> "No space left on device";
            case 36 -> "File name too long";
            case 39 -> "Directory not empty";
            case 40 -> "Too many levels of symbolic links";
            case ENOTSUP -> "Operation not supported";
            case 122 -> "Disk quota exceeded";
            default -> "error " + errno;
        };
    }
}
