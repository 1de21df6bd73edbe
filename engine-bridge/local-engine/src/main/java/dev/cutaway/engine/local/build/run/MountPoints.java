package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.posix.NewFile;
import dev.cutaway.engine.local.posix.Posix;
import dev.cutaway.engine.local.posix.PosixException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes what a mount needs to stand on, where the image does not have it, in a layer below what the command changes: so
 * it never gets into the image.
 */
final class MountPoints {

    private final Rootfs root;
    private final byte[] folder;

    MountPoints(Rootfs root, byte[] folder) {
        this.root = root;
        this.folder = folder;
    }

    void folder(String path) throws IOException {
        make(path, true);
    }

    void file(String path) throws IOException {
        make(path, false);
    }

    private void make(String path, boolean isFolder) throws IOException {
        byte[] resolved = root.resolve(path.getBytes(UTF_8));
        if (root.at(resolved) != null || path.startsWith("/dev/") || path.startsWith("/proc/")
                || path.startsWith("/sys/")) {
            return;
        }
        List<byte[]> names = Rootfs.parts(resolved);
        List<byte[]> done = new ArrayList<>();
        byte[] at = folder;
        for (byte[] name : names) {
            done.add(name);
            at = Posix.below(at, name);
            if (done.size() < names.size() || isFolder) {
                makeFolder(at, Rootfs.join(done));
            } else {
                new NewFile(at, 0644).close();
            }
        }
    }

    private void makeFolder(byte[] at, byte[] path) throws IOException {
        try {
            Posix.mkdir(at, 0755);
        } catch (PosixException e) {
            if (e.errno() == PosixException.EEXIST) {
                return;
            }
            throw e;
        }
        Spot there = root.at(path);
        Spot.Part part = there == null ? null : there.described();
        if (part != null && !part.index().implied(part.entry())) {
            Posix.chown(at, part.index().uid(part.entry()), part.index().gid(part.entry()));
            Posix.chmod(at, part.index().mode(part.entry()));
            Posix.setTime(at, part.index().mtimeSeconds(part.entry()), part.index().mtimeNanos(part.entry()));
        }
    }
}
