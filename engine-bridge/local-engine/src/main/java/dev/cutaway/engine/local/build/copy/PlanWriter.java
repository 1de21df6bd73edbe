package dev.cutaway.engine.local.build.copy;

import dev.cutaway.engine.local.build.layer.LayerMaker;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.tar.TarHeader;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.layer.LayerContent;
import dev.cutaway.inspector.layer.LayerIndex;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a plan as a layer: folders and what has no content by path, then files in the order of their sources, so that
 * each source is read at most once, then further names of files.
 */
public final class PlanWriter implements LayerMaker.Content {

    private final CopyPlan plan;
    private final Limits limits;

    /** @param limits of the layers that are read */
    public PlanWriter(CopyPlan plan, Limits limits) {
        this.plan = plan;
        this.limits = limits;
    }

    /** Whether there is anything to write: folders that are only repeated count nothing. */
    public boolean isEmpty() {
        return plan.items().values().stream().allMatch(item -> item instanceof Item.Folder(_, boolean fresh) && !fresh);
    }

    /** A layer that files come from. Compared by identity: each source is one object. */
    private record Origin(Rootfs from, int layer) {}

    /** A file, and the paths it goes to. */
    private record Target(byte[] path, TarHeader header) {}

    @Override
    public void write(PaxWriter tar) throws IOException {
        Map<Origin, Map<Integer, Target>> files = new LinkedHashMap<>();
        List<Target> links = new ArrayList<>();
        for (Map.Entry<byte[], Item> planned : plan.items().entrySet()) {
            byte[] path = planned.getKey();
            switch (planned.getValue()) {
                case Item.Folder(TarHeader header, _) -> tar.entry(PaxWriter.join(path, new byte[0]), header);
                case Item.Special(TarHeader header) -> tar.entry(path, header);
                case Item.Given(TarHeader header, byte[] content) -> {
                    tar.entry(path, header);
                    tar.out().write(content);
                    tar.pad(content.length);
                }
                case Item.File(TarHeader header, Rootfs from, Spot.Part part) -> {
                    Target first = files.computeIfAbsent(new Origin(from, part.layer()), _ -> new HashMap<>())
                            .putIfAbsent(part.entry(), new Target(path, header));
                    if (first != null) {
                        links.add(new Target(path, header.asHardLink(first.path())));
                    }
                }
            }
        }
        for (var origin : files.entrySet()) {
            writeFiles(tar, origin.getKey(), origin.getValue());
        }
        for (Target link : links) {
            tar.entry(link.path(), link.header());
        }
    }

    private void writeFiles(PaxWriter tar, Origin origin, Map<Integer, Target> targets) throws IOException {
        LayerIndex index = origin.from().layers().get(origin.layer()).index();
        int[] entries = targets.keySet().stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(entries);
        try (InputStream in = origin.from().layers().get(origin.layer()).tar().open()) {
            LayerContent.copyAll(in, index, entries, entry -> {
                Target target = targets.get(entry);
                if (target == null) {
                    throw new IllegalStateException("nobody asked for entry " + entry);
                }
                tar.entry(target.path(), target.header());
                return new Content(tar, index.bytes(entry));
            }, Place.of("layer " + index.diffId()), limits);
        }
    }

    /** Takes one content, and fills up its last block. */
    private static final class Content extends FilterOutputStream {

        private final PaxWriter tar;
        private final long bytes;

        Content(PaxWriter tar, long bytes) {
            super(tar.out());
            this.tar = tar;
            this.bytes = bytes;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            tar.pad(bytes);
        }
    }
}
