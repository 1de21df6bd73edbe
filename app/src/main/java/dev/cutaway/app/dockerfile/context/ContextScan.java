package dev.cutaway.app.dockerfile.context;

import dev.cutaway.app.dockerfile.context.ContextReport.Kept;
import dev.cutaway.dockerfile.check.ContextFiles;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Walks a context as a build would send it. Links are not followed. What is kept out is counted, too. */
final class ContextScan extends SimpleFileVisitor<Path> {

    /** A folder with more is most likely not meant as a context. */
    static final int MOST = 1_000_000;
    /** More names are no help to complete one. */
    static final int MOST_NAMES = 20_000;
    private static final int LARGEST = 50;
    private static final int UNREADABLE = 20;

    private final Path folder;
    private final IgnoreFile ignore;
    private final Progress progress;
    private final Deque<ContextEntry> open = new ArrayDeque<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Boolean> paths = new HashMap<>();
    private final Set<String> links = new HashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Map<String, Kept> kept = new HashMap<>();
    private final PriorityQueue<ContextEntry> largest = new PriorityQueue<>(
            Comparator.comparingLong(ContextEntry::sentBytes));
    private ContextEntry root = new ContextEntry("", true, null);
    private int seen;

    private ContextScan(Path folder, IgnoreFile ignore, Progress progress) {
        this.folder = folder;
        this.ignore = ignore;
        this.progress = progress;
    }

    /**
     * What a build of this Dockerfile would be sent.
     *
     * @param progress told of every file; ends the walk by throwing
     */
    static ContextReport scan(Path folder, Path dockerfile, Progress progress) throws IOException {
        Path own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        Path path = Files.exists(own) ? own : folder.resolve(".dockerignore");
        String text = Files.isRegularFile(path)
                ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                : null;
        IgnoreFile ignore = text == null ? IgnoreFile.NONE : IgnoreFile.parse(text);
        boolean there = Files.isDirectory(folder);
        // The context may be a link itself; those in it are sent as links.
        Path walked = there ? folder.toRealPath() : folder;
        var scan = new ContextScan(walked, ignore, progress);
        if (there) {
            Files.walkFileTree(walked, scan);
            scan.closeAll();
        }
        return scan.report(path, text);
    }

    /** An end in the middle leaves folders open. */
    private void closeAll() {
        while (!open.isEmpty()) {
            close();
        }
    }

    private ContextReport report(Path path, @Nullable String text) {
        List<ContextEntry> biggest = largest.stream()
                .sorted(Comparator.comparingLong(ContextEntry::sentBytes).reversed()).toList();
        List<Kept> lines = kept.values().stream().sorted(Comparator.comparingLong(Kept::bytes).reversed()).toList();
        return new ContextReport(root, ignore, path, text, names, paths(), biggest, lines, Suggestions.in(root),
                unreadable,
                seen < MOST);
    }

    private @Nullable ContextFiles paths() {
        boolean known = seen < MOST && paths.size() < MOST_NAMES && unreadable.isEmpty();
        return known ? new ContextFiles(paths, links) : null;
    }

    /** What lies in a folder that is kept out is, too: that needs no name of its own. */
    private void note(String name, boolean sent) {
        if (paths.size() < MOST_NAMES && !name.isEmpty()
                && (sent || open.isEmpty() || open.getFirst().rule() == null)) {
            paths.put(name, sent);
        }
    }

    private String relative(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        String name = relative(path);
        IgnoreFile.Decision decision = name.isEmpty() ? null : ignore.decide(name);
        boolean out = decision != null && decision.ignored();
        note(name, !out);
        open.push(new ContextEntry(name, true, out && decision != null ? decision.rule() : null));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        progress.advance(0);
        String name = relative(path);
        IgnoreFile.Decision decision = ignore.decide(name);
        var entry = new ContextEntry(name, false, decision.ignored() ? decision.rule() : null);
        note(name, !decision.ignored());
        if (attributes.isSymbolicLink()) {
            links.add(name);
        }
        long bytes = attributes.isRegularFile() ? attributes.size() : 0;
        entry.count(bytes, !decision.ignored());
        if (decision.ignored() && decision.rule() != null) {
            kept.merge(decision.rule().text(), new Kept(decision.rule().text(), bytes, 1),
                    (one, other) -> new Kept(one.line(), one.bytes() + other.bytes(), one.files() + other.files()));
        } else {
            sent(entry);
        }
        if (!open.isEmpty()) {
            open.getFirst().add(entry);
        }
        return ++seen < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    private void sent(ContextEntry entry) {
        if (names.size() < MOST_NAMES) {
            names.add(entry.path());
        }
        largest.add(entry);
        if (largest.size() > LARGEST) {
            largest.poll();
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException thrown) {
        if (unreadable.size() < UNREADABLE) {
            unreadable.add(relative(path));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, @Nullable IOException thrown) {
        if (thrown != null && unreadable.size() < UNREADABLE) {
            unreadable.add(relative(path));
        }
        close();
        return FileVisitResult.CONTINUE;
    }

    private void close() {
        ContextEntry done = open.pop();
        if (done.sentFiles() > 0) {
            // Kept out itself, but not all that is in it.
            note(done.path(), true);
        }
        done.sort();
        if (open.isEmpty()) {
            root = done;
        } else {
            open.getFirst().add(done);
        }
    }
}
