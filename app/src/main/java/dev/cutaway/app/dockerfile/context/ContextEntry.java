package dev.cutaway.app.dockerfile.context;

import dev.cutaway.dockerfile.ignore.IgnoreRule;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A file or folder of a context. What is counted of a folder is what lies in it, at any depth. Filled by one thread. */
public final class ContextEntry {

    private final String path;
    private final boolean folder;
    private final @Nullable IgnoreRule rule;
    private final List<ContextEntry> children = new ArrayList<>(0);
    private long sentBytes;
    private long sentFiles;
    private long outBytes;
    private long outFiles;

    ContextEntry(String path, boolean folder, @Nullable IgnoreRule rule) {
        this.path = path;
        this.folder = folder;
        this.rule = rule;
    }

    void count(long bytes, boolean sent) {
        if (sent) {
            sentBytes += bytes;
            sentFiles++;
        } else {
            outBytes += bytes;
            outFiles++;
        }
    }

    void add(ContextEntry child) {
        children.add(child);
        sentBytes += child.sentBytes;
        sentFiles += child.sentFiles;
        outBytes += child.outBytes;
        outFiles += child.outFiles;
    }

    void sort() {
        children.sort(Comparator.comparingLong((ContextEntry entry) -> entry.sentBytes + entry.outBytes).reversed()
                .thenComparing(ContextEntry::path));
    }

    /** Relative to the context, with slashes; empty for the context itself. */
    public String path() {
        return path;
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is a folder. */
    public boolean isFolder() {
        return folder;
    }

    /** The line that keeps it out; null where it is sent, or is looked into although a line matches. */
    public @Nullable IgnoreRule rule() {
        return rule;
    }

    /** What is in it, the largest first. */
    public List<ContextEntry> children() {
        return children;
    }

    /** Bytes of the files in it that are sent. */
    public long sentBytes() {
        return sentBytes;
    }

    /** How many files of it are sent. */
    public long sentFiles() {
        return sentFiles;
    }

    /** Bytes of the files in it that are kept out. */
    public long outBytes() {
        return outBytes;
    }

    /** How many files of it are kept out. */
    public long outFiles() {
        return outFiles;
    }
}
