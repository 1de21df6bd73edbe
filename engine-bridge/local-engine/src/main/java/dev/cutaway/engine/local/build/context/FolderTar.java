package dev.cutaway.engine.local.build.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.tar.TarHeader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Writes a folder as the tar that the Docker CLI sends: files by name, all of them root's, without what
 * {@code .dockerignore} names.
 */
public final class FolderTar {

    private static final boolean UNIX = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final int BUFFER = 1 << 18;

    private final Sent sent;
    private final PaxWriter tar;
    private final Map<Object, byte[]> linked = new HashMap<>();
    private final byte[] buffer = new byte[BUFFER];

    private FolderTar(Sent sent, PaxWriter tar) {
        this.sent = sent;
        this.tar = tar;
    }

    /**
     * Which of its files are sent.
     *
     * @param dockerfile that is sent even when it is ignored; one beside the folder may have an ignore file there
     * @throws EngineException {@code NOT_FOUND} when it is no folder
     */
    public static Sent choose(Path root, String dockerfile) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new EngineException(Reason.NOT_FOUND, "the build context " + root + " is no folder");
        }
        return Sent.of(dockerfile, path -> {
            Path file = root.resolve(path);
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        });
    }

    /**
     * Writes a folder.
     *
     * @param sent what of it
     * @param out buffered by the caller
     */
    public static void write(Path root, Sent sent, OutputStream out) throws IOException {
        var tar = new PaxWriter(out);
        new FolderTar(sent, tar).children(root, "");
        tar.end();
    }

    private void children(Path folder, String path) throws IOException {
        List<Path> children;
        try (Stream<Path> all = Files.list(folder)) {
            children = all.sorted().toList();
        }
        for (Path child : children) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            String name = path.isEmpty()
                    ? String.valueOf(child.getFileName())
                    : path + "/" + child.getFileName();
            boolean taken = sent.takes(name);
            boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
            if (taken) {
                write(child, name, isFolder);
            }
            if (isFolder && (taken || sent.looksInto(name))) {
                children(child, name);
            }
        }
    }

    private void write(Path file, String name, boolean isFolder) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        byte[] path = name.getBytes(UTF_8);
        if (isFolder) {
            tar.entry(PaxWriter.join(path, new byte[0]), header('5', new byte[0], 0, file, attributes));
        } else if (attributes.isSymbolicLink()) {
            byte[] target = Files.readSymbolicLink(file).toString().getBytes(UTF_8);
            tar.entry(path, header('2', target, 0, file, attributes));
        } else if (attributes.isRegularFile()) {
            writeFile(file, path, attributes);
        }
        // Sockets, pipes and devices are left out, as the Docker CLI leaves sockets out.
    }

    private void writeFile(Path file, byte[] path, BasicFileAttributes attributes) throws IOException {
        if (UNIX && (Integer) Files.getAttribute(file, "unix:nlink") > 1 && attributes.fileKey() != null) {
            byte[] first = linked.putIfAbsent(attributes.fileKey(), path);
            if (first != null) {
                tar.entry(path, header('0', new byte[0], 0, file, attributes).asHardLink(first));
                return;
            }
        }
        long left = attributes.size();
        tar.entry(path, header('0', new byte[0], left, file, attributes));
        try (InputStream in = Files.newInputStream(file)) {
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (n < 0) {
                    throw new IOException(file + " became shorter while it was read");
                }
                tar.out().write(buffer, 0, n);
                left -= n;
            }
        }
        tar.pad(attributes.size());
    }

    private static TarHeader header(char type, byte[] target, long bytes, Path file, BasicFileAttributes attributes)
            throws IOException {
        FileTime time = attributes.lastModifiedTime();
        int mode = type == '2' ? 0777 : mode(file);
        return new TarHeader(type, target, bytes, mode, 0, 0, "", "", time.toInstant().getEpochSecond(), 0, 0,
                Map.of());
    }

    /** Where files have no modes, all of them can be run, as from the Docker CLI on Windows. */
    private static int mode(Path file) throws IOException {
        if (!UNIX) {
            return 0755;
        }
        return (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    }
}
