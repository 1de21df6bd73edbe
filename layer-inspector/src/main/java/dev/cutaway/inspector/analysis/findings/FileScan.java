package dev.cutaway.inspector.analysis.findings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.analysis.findings.Finding.Kind;
import dev.cutaway.inspector.analysis.findings.Finding.Severity;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerContent;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.ImageTree;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes over all entries of all layers once: modes are judged on the spot, files with suspicious names are kept to be
 * read. A version of a path that only repeats what was found below, such as a chmod of a key, is no finding of its own.
 */
final class FileScan {

    private static final int SETUID = 04000;

    private static final int SETGID = 02000;

    private static final int STICKY = 01000;

    private static final int OTHERS_WRITE = 0002;

    /** Stands for {@link #OTHERS_WRITE} of a folder; above the bits of a mode. */
    private static final int FOLDER_OPEN = 010000;

    /** What a bit of a mode means. */
    private record ModeFlag(int bit, Kind kind, Severity severity) {}

    private static final List<ModeFlag> FLAGS = List.of(new ModeFlag(SETUID, Kind.SETUID, Severity.NOTE),
            new ModeFlag(SETGID, Kind.SETGID, Severity.NOTE),
            new ModeFlag(OTHERS_WRITE, Kind.WORLD_WRITABLE_FILE, Severity.WARNING),
            new ModeFlag(FOLDER_OPEN, Kind.WORLD_WRITABLE_FOLDER, Severity.WARNING));

    /** A file whose name is suspicious, and why. */
    private record Candidate(int layer, int entry, int hiddenBy, FileRule rule) {}

    private final ImageTree tree;

    private final List<Finding> findings = new ArrayList<>();

    private final List<Candidate> candidates = new ArrayList<>();

    FileScan(ImageTree tree) {
        this.tree = tree;
    }

    /** What was found so far. */
    List<Finding> findings() {
        return findings;
    }

    void scan() {
        for (int node = 0; node < tree.nodeCount(); node++) {
            int first = tree.firstEvent(node);
            int end = first + tree.eventCount(node);
            for (int event = first; event < end; event++) {
                version(first, event, end);
            }
        }
        for (int layer = 0; layer < tree.layerCount(); layer++) {
            superseded(layer);
        }
    }

    /** Entries of whose path a later entry of the same layer took hold: the layer itself hides them. */
    private void superseded(int layer) {
        LayerIndex index = tree.layers().get(layer);
        for (int entry = index.treeSize(); entry < index.size(); entry++) {
            if (index.kind(entry) == EntryKind.FILE) {
                modes(index, layer, entry, 0, _ -> layer);
                suspect(index, layer, entry, layer);
            }
        }
    }

    private void version(int first, int event, int end) {
        int entry = tree.entry(event);
        if (entry < 0) {
            return;
        }
        int layer = tree.layerOf(event);
        LayerIndex index = tree.layers().get(layer);
        int before = event == first ? 0 : flags(event - 1);
        modes(index, layer, entry, before, flag -> {
            int last = event;
            while (last + 1 < end && (flags(last + 1) & flag) != 0) {
                last++;
            }
            return last + 1 < end ? tree.layerOf(last + 1) : -1;
        });
        boolean repeats = event > first && sameContent(event - 1, event);
        if (index.kind(entry) == EntryKind.FILE && !repeats) {
            int last = event;
            while (last + 1 < end && sameContent(event, last + 1)) {
                last++;
            }
            suspect(index, layer, entry, last + 1 < end ? tree.layerOf(last + 1) : -1);
        }
    }

    private boolean sameContent(int event, int other) {
        int entry = tree.entry(event);
        int otherEntry = tree.entry(other);
        return entry >= 0 && otherEntry >= 0 && tree.layers()
                .get(tree.layerOf(event))
                .sameContent(entry, tree.layers().get(tree.layerOf(other)), otherEntry);
    }

    private int flags(int event) {
        int entry = tree.entry(event);
        return entry < 0 ? 0 : flags(tree.layers().get(tree.layerOf(event)), entry);
    }

    /** The bits of {@link #FLAGS} that an entry has. Links have no mode of their own; devices may be open. */
    private static int flags(LayerIndex index, int entry) {
        int mode = index.mode(entry) & (SETUID | SETGID | STICKY | OTHERS_WRITE);
        if (mode == 0) {
            return 0;
        }
        return switch (index.kind(entry)) {
            case FILE -> mode & ~STICKY;
            case DIRECTORY -> (mode & (STICKY | OTHERS_WRITE)) == OTHERS_WRITE && !index.implied(entry)
                    ? FOLDER_OPEN
                    : 0;
            default -> 0;
        };
    }

    /** Tells which layer ends what a flag says. */
    @FunctionalInterface
    private interface Hiding {
        int layer(int flag);
    }

    private void modes(LayerIndex index, int layer, int entry, int before, Hiding hiding) {
        int fresh = flags(index, entry) & ~before;
        for (ModeFlag flag : FLAGS) {
            if ((fresh & flag.bit) != 0) {
                String detail = "mode %o, owner %d:%d".formatted(index.mode(entry), index.uid(entry), index.gid(entry));
                findings.add(new Finding(flag.kind, flag.severity, layer, entry, -1, index.path(entry), detail,
                        hiding.layer(flag.bit)));
            }
        }
    }

    private void suspect(LayerIndex index, int layer, int entry, int hiddenBy) {
        if (index.bytes(entry) == 0 || !FileRules.mayConcern(new String(index.name(entry), ISO_8859_1))) {
            return;
        }
        FileRule rule = FileRules.forPath(index.path(entry));
        if (rule != null) {
            candidates.add(new Candidate(layer, entry, hiddenBy, rule));
        }
    }

    /** Judges the suspicious files; says how many could not be judged. */
    int judge(@Nullable ContentSource contents) throws IOException {
        int unread = 0;
        var toRead = new LinkedHashMap<Integer, Map<Integer, Candidate>>();
        for (Candidate candidate : candidates) {
            boolean readable = contents != null
                    && tree.layers().get(candidate.layer).bytes(candidate.entry) <= Findings.READ_LIMIT;
            if (candidate.rule.check() == FileRule.Check.NAME) {
                add(candidate, candidate.rule.words());
            } else if (readable) {
                toRead.computeIfAbsent(candidate.layer, _ -> new LinkedHashMap<>()).put(candidate.entry, candidate);
            } else if (candidate.rule.byNameAlone() && contents == null) {
                add(candidate, candidate.rule.words() + " (judged by its name)");
            } else {
                unread++;
            }
        }
        if (contents != null) {
            for (Map.Entry<Integer, Map<Integer, Candidate>> layer : toRead.entrySet()) {
                Map<Integer, Candidate> wanted = layer.getValue();
                int[] entries = wanted.keySet().stream().mapToInt(Integer::intValue).toArray();
                LayerContent.Whole judge = (entry, content) -> {
                    Candidate candidate = wanted.get(entry);
                    String found = candidate == null ? null : candidate.rule.judge(new String(content, UTF_8));
                    if (candidate != null && found != null) {
                        add(candidate, found);
                    }
                };
                contents.read(layer.getKey(), entries, judge.asSink());
            }
        }
        return unread;
    }

    private void add(Candidate candidate, String words) {
        findings.add(new Finding(candidate.rule.kind(), candidate.rule.severity(), candidate.layer, candidate.entry, -1,
                tree.layers().get(candidate.layer).path(candidate.entry), words, candidate.hiddenBy));
    }
}
