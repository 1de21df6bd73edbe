package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.layer.LayerMaker;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.posix.OldFile;
import dev.cutaway.engine.local.posix.Posix;
import dev.cutaway.engine.local.posix.Status;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.tar.TarHeader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The upper folder of an overlay mount, as a layer in Docker's form: entries by path, deletions as empty files
 * {@code .wh.name}, folders that hide what was in them with {@code .wh..wh..opq}.
 */
final class UpperLayer implements LayerMaker.Content {

    private static final byte[] WHITEOUT = ".wh.".getBytes(UTF_8);
    private static final byte[] OPAQUE = ".wh..wh..opq".getBytes(UTF_8);
    private static final int WHITEOUT_MODE = 0600;
    private static final int OPAQUE_MODE = 0755;
    private static final int PIECE = 1 << 18;

    private final byte[] folder;
    private final Rootfs below;
    private final Overlay overlay;
    private final @Nullable Instant latest;
    private final Map<Inode, byte[]> linked = new HashMap<>();
    private final byte[] piece = new byte[PIECE];

    private record Inode(long device, long number) {}

    /**
     * @param below what the step began with
     * @param latest later times are set to this one; null to leave times alone
     */
    UpperLayer(byte[] folder, Rootfs below, Overlay overlay, @Nullable Instant latest) {
        this.folder = folder;
        this.below = below;
        this.overlay = overlay;
        this.latest = latest;
    }

    @Override
    public void write(PaxWriter tar) throws IOException {
        children(tar, folder, new byte[0], below.root());
    }

    private void children(PaxWriter tar, byte[] at, byte[] path, @Nullable Spot lower) throws IOException {
        var names = new TreeMap<byte[], byte[]>(Arrays::compareUnsigned);
        for (byte[] name : Posix.list(at)) {
            names.put(name, Posix.below(at, name));
        }
        for (Map.Entry<byte[], byte[]> child : names.entrySet()) {
            byte[] name = child.getKey();
            byte[] target = path.length == 0 ? name : PaxWriter.join(path, name);
            Spot there = lower == null || !lower.isFolder() ? null : below.child(lower, name);
            write(tar, child.getValue(), target, path, there);
        }
    }

    private void write(PaxWriter tar, byte[] file, byte[] path, byte[] parent, @Nullable Spot lower)
            throws IOException {
        Status status = Posix.status(file);
        switch (status.kind()) {
            case FOLDER -> {
                tar.entry(PaxWriter.join(path, new byte[0]), header('5', status, file, 0, new byte[0]));
                boolean hides = isOpaque(file);
                if (hides && lower != null && lower.isFolder()) {
                    tar.entry(PaxWriter.join(path, OPAQUE), TarHeader.file(OPAQUE_MODE, 0, Instant.EPOCH));
                }
                children(tar, file, path, hides ? null : lower);
            }
            case FILE -> writeFile(tar, file, path, status);
            case SYMLINK -> tar.entry(path, header('2', status, file, 0, Posix.readLink(file)));
            case PIPE -> tar.entry(path, header('6', status, file, 0, new byte[0]));
            case BLOCK_DEVICE -> tar.entry(path, header('4', status, file, 0, new byte[0]));
            case CHARACTER_DEVICE -> {
                if (status.special() != 0) {
                    tar.entry(path, header('3', status, file, 0, new byte[0]));
                } else if (lower != null) {
                    byte[] name = Arrays.copyOfRange(path, parent.length == 0 ? 0 : parent.length + 1, path.length);
                    byte[] mark = join(WHITEOUT, name);
                    tar.entry(parent.length == 0 ? mark : PaxWriter.join(parent, mark),
                            TarHeader.file(WHITEOUT_MODE, 0, capped(Instant.ofEpochSecond(status.seconds()))));
                }
            }
            case SOCKET -> {
                // A tar has no sockets, and one that nobody listens on is of no use.
            }
        }
    }

    private void writeFile(PaxWriter tar, byte[] file, byte[] path, Status status) throws IOException {
        byte[] first = status.links() < 2
                ? null
                : linked.putIfAbsent(new Inode(status.device(), status.inode()), path);
        if (first != null) {
            tar.entry(path, header('0', status, file, 0, new byte[0]).asHardLink(first));
            return;
        }
        tar.entry(path, header('0', status, file, status.bytes(), new byte[0]));
        long left = status.bytes();
        try (InputStream in = new OldFile(file, status.bytes())) {
            while (left > 0) {
                int n = in.read(piece, 0, (int) Math.min(left, PIECE));
                if (n < 0) {
                    throw new IOException("/" + new String(path, UTF_8) + " became shorter while it was read");
                }
                tar.out().write(piece, 0, n);
                left -= n;
            }
        }
        tar.pad(status.bytes());
    }

    private TarHeader header(char type, Status status, byte[] file, long bytes, byte[] target) throws IOException {
        Map<String, byte[]> attributes = new TreeMap<>();
        Posix.attributes(file).forEach((name, value) -> {
            if (name.equals("security.capability") || (name.startsWith("user.") && !Overlay.isOwn(name))) {
                attributes.put(name, value);
            }
        });
        Instant time = capped(Instant.ofEpochSecond(status.seconds()));
        boolean device = type == '3' || type == '4';
        // Whole seconds, as Docker writes them: what is read back is then what every engine shows.
        return new TarHeader(type, target, bytes, status.permissions(), status.uid(), status.gid(), "", "",
                time.getEpochSecond(), 0, device ? status.special() : 0, attributes);
    }

    private Instant capped(Instant time) {
        return latest != null && time.isAfter(latest) ? latest : time;
    }

    private boolean isOpaque(byte[] file) throws IOException {
        byte[] value = Posix.attributes(file).get(overlay.opaque());
        return value != null && value.length == 1 && value[0] == 'y';
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
