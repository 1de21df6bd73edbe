package dev.cutaway.engine.local.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls of the C library that Java has no word for. Paths are bytes, since names in an image need not be UTF-8. Nothing
 * here follows a symbolic link at the end of a path.
 */
@SuppressWarnings("restricted")
public final class Posix {

    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int STATX_BASIC = 0x7ff;
    private static final int STATX_BYTES = 256;
    private static final int BLOCK = 512;
    private static final int ERANGE = 34;
    private static final int LONGEST_VALUE = 64 << 10;
    private static final int LONGEST_LINK = 4096;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBC = LINKER.defaultLookup();
    private static final MemoryLayout ERRNO = Linker.Option.captureStateLayout();
    private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");

    private static final MethodHandle MKNOD = call("mknod", JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG);
    private static final MethodHandle LINK = call("linkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SYMLINK = call("symlink", JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle MKDIR = call("mkdir", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle LCHOWN = call("lchown", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle CHMOD = call("chmod", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle UTIMENS = call("utimensat", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle SETXATTR = call("lsetxattr", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG,
            JAVA_INT);
    private static final MethodHandle GETXATTR = call("lgetxattr", JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    private static final MethodHandle LISTXATTR = call("llistxattr", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
    private static final MethodHandle READLINK = call("readlink", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
    private static final MethodHandle STATX = call("statx", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle UNLINK = call("unlinkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle OPENDIR = call("opendir", ADDRESS, ADDRESS);
    private static final MethodHandle READDIR = call("readdir", ADDRESS, ADDRESS);
    private static final MethodHandle CLOSEDIR = call("closedir", JAVA_INT, ADDRESS);
    static final MethodHandle CREATE = call("creat", JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle WRITE_AT = call("pwrite", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
    static final MethodHandle READ = call("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    static final MethodHandle TRUNCATE = call("ftruncate", JAVA_INT, JAVA_INT, JAVA_LONG);
    static final MethodHandle CLOSE = call("close", JAVA_INT, JAVA_INT);
    static final MethodHandle OPEN = LINKER.downcallHandle(LIBC.findOrThrow("open"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), CAPTURE, Linker.Option.firstVariadicArg(2));

    static final MethodHandle IOCTL = LINKER.downcallHandle(LIBC.findOrThrow("ioctl"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), CAPTURE, Linker.Option.firstVariadicArg(2));

    private Posix() {}

    private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(LIBC.findOrThrow(name), FunctionDescriptor.of(result, arguments), CAPTURE);
    }

    /** A call with its memory. */
    interface Call {
        long run(Arena arena, MemorySegment errno) throws Throwable;
    }

    /** Makes a call; −1 is a failure. */
    static long checked(String name, byte[] path, Call call) throws PosixException {
        long[] result = new long[1];
        int errno = tried(call, result);
        if (errno != 0) {
            throw new PosixException(name, new String(path, UTF_8), errno);
        }
        return result[0];
    }

    /** Makes a call; gives the error, 0 for none. */
    static int tried(Call call, long[] result) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(ERRNO);
            result[0] = call.run(arena, state);
            return result[0] == -1 ? state.get(JAVA_INT, 0) : 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static MemorySegment text(Arena arena, byte[] bytes) {
        MemorySegment text = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
        return text;
    }

    /** Makes a folder. */
    public static void mkdir(byte[] path, int mode) throws PosixException {
        checked("mkdir", path, (arena, errno) -> (int) MKDIR.invokeExact(errno, text(arena, path), mode));
    }

    /**
     * Makes a device or pipe.
     *
     * @param mode kind and permissions
     * @param device {@code major << 32 | minor}
     */
    public static void mknod(byte[] path, int mode, long device) throws PosixException {
        long major = device >>> 32;
        long minor = device & 0xffff_ffffL;
        long packed = (minor & 0xff) | (major & 0xfff) << 8 | (minor & ~0xffL) << 12 | (major & ~0xfffL) << 32;
        checked("mknod", path, (arena, errno) -> (int) MKNOD.invokeExact(errno, text(arena, path), mode, packed));
    }

    /** Gives a file a further name. */
    public static void link(byte[] file, byte[] path) throws PosixException {
        checked("link", path, (arena, errno) -> (int) LINK.invokeExact(errno, AT_FDCWD, text(arena, file), AT_FDCWD,
                text(arena, path), 0));
    }

    /** Makes a symbolic link. */
    public static void symlink(byte[] target, byte[] path) throws PosixException {
        checked("symlink", path,
                (arena, errno) -> (int) SYMLINK.invokeExact(errno, text(arena, target), text(arena, path)));
    }

    /** Gives something to an owner. */
    public static void chown(byte[] path, int uid, int gid) throws PosixException {
        checked("chown", path, (arena, errno) -> (int) LCHOWN.invokeExact(errno, text(arena, path), uid, gid));
    }

    /** Sets permissions; not for a symbolic link. */
    public static void chmod(byte[] path, int mode) throws PosixException {
        checked("chmod", path, (arena, errno) -> (int) CHMOD.invokeExact(errno, text(arena, path), mode));
    }

    /** Sets the times of access and modification. */
    public static void setTime(byte[] path, long seconds, int nanos) throws PosixException {
        checked("utimensat", path, (arena, errno) -> {
            MemorySegment times = arena.allocate(JAVA_LONG, 4);
            for (int i = 0; i < 2; i++) {
                times.setAtIndex(JAVA_LONG, 2L * i, seconds);
                times.setAtIndex(JAVA_LONG, 2L * i + 1, nanos);
            }
            return (int) UTIMENS.invokeExact(errno, AT_FDCWD, text(arena, path), times, AT_SYMLINK_NOFOLLOW);
        });
    }

    /** Sets an extended attribute. */
    public static void setAttribute(byte[] path, String name, byte[] value) throws PosixException {
        checked("setxattr " + name, path, (arena, errno) -> {
            MemorySegment bytes = arena.allocate(Math.max(1, value.length));
            MemorySegment.copy(value, 0, bytes, JAVA_BYTE, 0, value.length);
            return (int) SETXATTR.invokeExact(errno, text(arena, path), text(arena, name.getBytes(UTF_8)), bytes,
                    (long) value.length, 0);
        });
    }

    /** The extended attributes, by name; empty where the file system has none. */
    public static Map<String, byte[]> attributes(byte[] path) throws PosixException {
        var attributes = new LinkedHashMap<String, byte[]>();
        for (String name : attributeNames(path)) {
            byte[][] value = new byte[1][];
            checked("getxattr " + name, path, (arena, errno) -> {
                MemorySegment buffer = arena.allocate(LONGEST_VALUE);
                long length = (long) GETXATTR.invokeExact(errno, text(arena, path),
                        text(arena, name.getBytes(UTF_8)), buffer, (long) LONGEST_VALUE);
                value[0] = length < 0 ? new byte[0] : buffer.asSlice(0, length).toArray(JAVA_BYTE);
                return length;
            });
            attributes.put(name, value[0]);
        }
        return attributes;
    }

    private static List<String> attributeNames(byte[] path) throws PosixException {
        byte[][] list = {new byte[0]};
        int error = tried((arena, errno) -> {
            MemorySegment file = text(arena, path);
            long length = (long) LISTXATTR.invokeExact(errno, file, MemorySegment.NULL, 0L);
            if (length > 0) {
                MemorySegment buffer = arena.allocate(length);
                length = (long) LISTXATTR.invokeExact(errno, file, buffer, length);
                list[0] = length < 0 ? new byte[0] : buffer.asSlice(0, length).toArray(JAVA_BYTE);
            }
            return length;
        }, new long[1]);
        if (error != 0 && error != PosixException.ENOTSUP && error != ERANGE) {
            throw new PosixException("listxattr", new String(path, UTF_8), error);
        }
        return List.of(new String(list[0], UTF_8).split("\0")).stream().filter(name -> !name.isEmpty()).sorted()
                .toList();
    }

    /** Where a symbolic link leads. */
    public static byte[] readLink(byte[] path) throws PosixException {
        byte[][] target = new byte[1][];
        checked("readlink", path, (arena, errno) -> {
            MemorySegment buffer = arena.allocate(LONGEST_LINK);
            long length = (long) READLINK.invokeExact(errno, text(arena, path), buffer, (long) LONGEST_LINK);
            target[0] = length < 0 ? new byte[0] : buffer.asSlice(0, length).toArray(JAVA_BYTE);
            return length;
        });
        return target[0];
    }

    /** What is at a path. */
    public static Status status(byte[] path) throws PosixException {
        Status[] found = new Status[1];
        checked("stat", path, (arena, errno) -> {
            MemorySegment at = arena.allocate(STATX_BYTES, 8);
            int result = (int) STATX.invokeExact(errno, AT_FDCWD, text(arena, path), AT_SYMLINK_NOFOLLOW, STATX_BASIC,
                    at);
            // See struct statx, which is the same on all machines.
            found[0] = new Status(at.get(JAVA_SHORT, 28) & 0xffff, at.get(JAVA_INT, 16), at.get(JAVA_INT, 20),
                    at.get(JAVA_INT, 24), at.get(JAVA_LONG, 32), device(at, 136), device(at, 128),
                    at.get(JAVA_LONG, 40), at.get(JAVA_LONG, 48) * BLOCK, at.get(JAVA_LONG, 112),
                    at.get(JAVA_INT, 120));
            return result;
        });
        return found[0];
    }

    private static long device(MemorySegment at, long offset) {
        return ((long) at.get(JAVA_INT, offset) << 32) | (at.get(JAVA_INT, offset + 4) & 0xffff_ffffL);
    }

    /** The names in a folder, unsorted, without {@code .} and {@code ..}. */
    public static List<byte[]> list(byte[] path) throws PosixException {
        var names = new ArrayList<byte[]>();
        checked("opendir", path, (arena, errno) -> {
            MemorySegment folder = (MemorySegment) OPENDIR.invokeExact(errno, text(arena, path));
            if (folder.address() == 0) {
                return -1;
            }
            MemorySegment entry = (MemorySegment) READDIR.invokeExact(errno, folder);
            while (entry.address() != 0) {
                // struct dirent on 64 bits: the length of the record at 16, the name at 19.
                int length = entry.reinterpret(18).get(JAVA_SHORT, 16) & 0xffff;
                byte[] name = name(entry.reinterpret(length), length);
                if (!(name.length <= 2 && name[0] == '.' && name[name.length - 1] == '.')) {
                    names.add(name);
                }
                entry = (MemorySegment) READDIR.invokeExact(errno, folder);
            }
            return (int) CLOSEDIR.invokeExact(errno, folder);
        });
        return names;
    }

    private static byte[] name(MemorySegment entry, int length) {
        int end = 19;
        while (end < length && entry.get(JAVA_BYTE, end) != 0) {
            end++;
        }
        return entry.asSlice(19, end - 19L).toArray(JAVA_BYTE);
    }

    /** Deletes a file or, where {@code folder}, an empty folder. */
    public static void unlink(byte[] path, boolean folder) throws PosixException {
        checked("unlink", path, (arena, errno) -> (int) UNLINK.invokeExact(errno, AT_FDCWD, text(arena, path),
                folder ? AT_REMOVEDIR : 0));
    }

    /**
     * Deletes what is at a path, with all in it; it need not be there.
     *
     * @return bytes of the disk that are free now, as {@code du} counts; a file that has other names keeps its own
     */
    public static long deleteAll(byte[] path) throws PosixException {
        Status status;
        try {
            status = status(path);
        } catch (PosixException e) {
            if (e.errno() == PosixException.ENOENT) {
                return 0;
            }
            throw e;
        }
        long freed = 0;
        boolean folder = status.kind() == Status.Kind.FOLDER;
        if (folder) {
            if ((status.permissions() & 0700) != 0700) {
                chmod(path, 0700);
            }
            for (byte[] name : list(path)) {
                freed += deleteAll(below(path, name));
            }
        }
        unlink(path, folder);
        return folder || status.links() == 1 ? freed + status.occupied() : freed;
    }

    /** A name in a folder. */
    public static byte[] below(byte[] folder, byte[] name) {
        byte[] path = java.util.Arrays.copyOf(folder, folder.length + 1 + name.length);
        path[folder.length] = '/';
        System.arraycopy(name, 0, path, folder.length + 1, name.length);
        return path;
    }
}
