package dev.cutaway.engine.local.build.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what the sources of a COPY mean. */
final class Selection {

    /** What the parts before it are not, of a path copied with its parents. */
    private static final String PIVOT = "/./";

    private final Rootfs source;
    private final CopySpec spec;
    private final List<Selected> selected = new ArrayList<>();

    /**
     * Something to be copied.
     *
     * @param path where it was found, as it is named; no leading slash
     * @param kept what of the path is made at the destination, where parents are; empty without
     * @param from where it was found
     * @param spot what is there, a link followed
     * @param unpack whether an archive is unpacked
     */
    record Selected(byte[] path, byte[] kept, Rootfs from, Spot spot, boolean unpack) {

        byte[] name() {
            List<byte[]> parts = Rootfs.parts(path);
            return parts.isEmpty() ? new byte[0] : parts.getLast();
        }
    }

    private Selection(Rootfs source, CopySpec spec) {
        this.source = source;
        this.spec = spec;
    }

    /** @throws CopyException when something that is named is not there, or outside, or there is nothing to copy at all */
    static List<Selected> of(Rootfs source, CopySpec spec, Map<String, CopySpec.Fetched> fetched)
            throws IOException {
        var selection = new Selection(source, spec);
        for (String pattern : spec.sources()) {
            CopySpec.Fetched files = fetched.get(pattern);
            if (files == null) {
                selection.select(pattern);
            } else {
                selection.all(files);
            }
        }
        if (selection.selected.isEmpty() && spec.files().isEmpty() && !spec.sources().isEmpty()) {
            throw new CopyException(spec.verb() + " failed: no source files were specified");
        }
        return selection.selected;
    }

    /** The only file that was fetched, or the folder. */
    private void all(CopySpec.Fetched files) {
        Spot root = files.files().root();
        if (root != null && files.isFolder()) {
            selected.add(new Selected(new byte[0], new byte[0], files.files(), root, false));
        } else if (root != null) {
            files.files().children(root).forEach((name, spot) -> selected
                    .add(new Selected(name, new byte[0], files.files(), spot, files.unpack())));
        }
    }

    private void select(String pattern) throws IOException {
        String before = "";
        String path = pattern;
        int pivot = spec.parents() ? pattern.indexOf(PIVOT) : -1;
        if (pivot >= 0) {
            before = pattern.substring(0, pivot);
            path = pattern.substring(pivot + PIVOT.length());
        }
        List<String> names = names(before, pattern);
        int fixed = names.size();
        names.addAll(names(path, pattern));
        boolean wild = false;
        for (String name : names) {
            wild |= new NamePattern(name).hasWildcard();
        }
        int found = selected.size();
        Spot root = source.root();
        if (root != null && wild) {
            walk(root, List.of(), names, 0, fixed);
        } else if (root != null) {
            take(names.stream().map(name -> name.getBytes(UTF_8)).toList(), fixed);
        }
        // A pattern may match nothing, as in COPY package.json package-lock.json* ./, while another source is there.
        if (selected.size() == found && !wild) {
            throw new CopyException(
                    spec.verb() + " failed: file not found in build context or excluded by .dockerignore: stat "
                            + String.join("/", names) + ": file does not exist");
        }
    }

    /** The names of a path; {@code ..} may go up, but not out. */
    private List<String> names(String path, String pattern) throws CopyException {
        var names = new ArrayList<String>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    throw new CopyException(
                            spec.verb() + " failed: forbidden path outside the build context: " + pattern + " ()");
                }
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return names;
    }

    private void walk(Spot at, List<byte[]> path, List<String> names, int next, int fixed) throws IOException {
        if (next == names.size()) {
            take(path, fixed);
            return;
        }
        if (spec.parents() && names.get(next).equals("**")) {
            walk(at, path, names, next + 1, fixed);
        }
        var pattern = new NamePattern(names.get(next));
        for (Map.Entry<byte[], Spot> child : source.children(at).entrySet()) {
            boolean deep = spec.parents() && names.get(next).equals("**");
            if (!deep && !pattern.matches(new String(child.getKey(), UTF_8))) {
                continue;
            }
            var below = new ArrayList<>(path);
            below.add(child.getKey());
            boolean last = next == names.size() - 1;
            Spot there = last ? child.getValue() : source.at(source.resolve(Rootfs.join(below)));
            if (deep && there != null && there.isFolder()) {
                walk(there, below, names, next, fixed);
            } else if (!deep && there != null && (last || there.isFolder())) {
                walk(there, below, names, next + 1, fixed);
            }
        }
    }

    private void take(List<byte[]> names, int fixed) throws IOException {
        byte[] path = Rootfs.join(names);
        byte[] resolved = source.resolve(path);
        Spot spot = source.at(resolved);
        if (spot != null) {
            byte[] kept = spec.parents() ? Rootfs.join(names.subList(fixed, names.size())) : new byte[0];
            selected.add(new Selected(path, kept, source, spot, spec.unpack()));
        }
    }
}
