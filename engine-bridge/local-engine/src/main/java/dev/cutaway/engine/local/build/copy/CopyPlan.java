package dev.cutaway.engine.local.build.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.copy.Selection.Selected;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.build.user.Accounts;
import dev.cutaway.engine.local.build.user.Accounts.Owner;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.tar.TarHeader;
import dev.cutaway.inspector.layer.EntryKind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a COPY or ADD puts where: Docker's rules of sources and destinations, applied to indexes alone.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#copy">Dockerfile reference, COPY</a>
 */
public final class CopyPlan {

    private static final int NEW_FOLDER = 0755;

    private final CopySpec spec;
    private final Rootfs base;
    private final Rootfs source;
    private final Map<String, CopySpec.Fetched> fetched;
    private final Unpacker unpacker;
    private final Owner owner;
    private final @Nullable FileModes modes;
    private final Instant now;
    private final TreeMap<byte[], Item> items = new TreeMap<>(Arrays::compareUnsigned);
    private final Fingerprints inputs = new Fingerprints();
    private String kind = "multi";

    /** Unpacks archives of the source. */
    @FunctionalInterface
    public interface Unpacker {

        /** What is in an archive; null where the file is none. {@code part}: of kind FILE. */
        @Nullable
        Rootfs unpack(Rootfs source, Spot.Part part) throws IOException;
    }

    private CopyPlan(CopySpec spec, Rootfs base, Rootfs source, Map<String, CopySpec.Fetched> fetched,
            Unpacker unpacker, Instant now) throws IOException {
        this.fetched = fetched;
        this.spec = spec;
        this.base = base;
        this.source = source;
        this.unpacker = unpacker;
        this.now = now;
        String chown = spec.chown();
        this.owner = chown == null ? Owner.ROOT : Accounts.of(base).owner(chown);
        String chmod = spec.chmod();
        this.modes = chmod == null ? null : new FileModes(chmod);
    }

    /**
     * Plans.
     *
     * @param base what is there before
     * @param source where the files come from
     * @param fetched the sources that come from elsewhere
     * @param unpacker for archives, where the spec wants them unpacked
     * @param now the time of what has none
     * @throws CopyException when it cannot be done, in Docker's words
     */
    public static CopyPlan of(CopySpec spec, Rootfs base, Rootfs source, Map<String, CopySpec.Fetched> fetched,
            Unpacker unpacker, Instant now) throws IOException {
        var plan = new CopyPlan(spec, base, source, fetched, unpacker, now);
        plan.make();
        return plan;
    }

    /** A plan that makes one folder, with those above it, where they are not there. */
    public static CopyPlan folder(String path, Rootfs base, Instant now) throws IOException {
        var spec = new CopySpec("WORKDIR", List.of(), List.of(), path, "/", null, null, false, _ -> false, false);
        var plan = new CopyPlan(spec, base, base, Map.of(), (_, _) -> null, now);
        plan.folder(base.resolve(path.getBytes(UTF_8)));
        return plan;
    }

    /** What it copies, in the words of Docker's history: {@code file}, {@code dir}, {@code multi}. */
    public String kind() {
        return kind;
    }

    /** What the result depends on, beside the base and the instruction. */
    public Fingerprints inputs() {
        return inputs;
    }

    Map<byte[], Item> items() {
        return items;
    }

    private void make() throws IOException {
        List<Selected> sources = Selection.of(source, spec, fetched);
        if (sources.size() + spec.files().size() == 1) {
            kind = !sources.isEmpty() && sources.getFirst().spot().isFolder() ? "dir" : "file";
        }
        if (sources.size() + spec.files().size() > 1 && !spec.toFolder()) {
            throw new CopyException("When using " + spec.verb()
                    + " with more than one source file, the destination must be a directory and end with a /");
        }
        String from = spec.destination().startsWith("/") ? "" : spec.workingDir() + "/";
        byte[] destination = base.resolve((from + spec.destination()).getBytes(UTF_8));
        for (Selected selected : sources) {
            copy(selected, destination);
        }
        for (CopySpec.GivenFile file : spec.files()) {
            byte[] path = target(destination, file.name().getBytes(UTF_8));
            parents(path);
            long seconds = file.seconds() < 0 ? now.getEpochSecond() : file.seconds();
            TarHeader header = TarHeader.file(file.mode(), file.content().length, now).at(seconds, 0);
            items.put(path, new Item.Given(adjusted(header, false), file.content()));
            inputs.add(file.name(), file.content());
        }
    }

    private void copy(Selected selected, byte[] destination) throws IOException {
        Spot spot = selected.spot();
        Rootfs from = selected.from();
        if (spec.parents()) {
            copyWithParents(selected, destination);
        } else if (spot.isFolder()) {
            folder(destination);
            copyChildren(from, spot, destination, "", selected.path());
        } else {
            Spot.Part file = from.content(spot.parts().getFirst());
            Rootfs archive = selected.unpack() && file != null && file.kind() == EntryKind.FILE
                    ? unpacker.unpack(from, file)
                    : null;
            if (archive != null && file != null) {
                inputs.add(selected.path(), file);
                folder(destination);
                Spot root = archive.root();
                if (root != null) {
                    unpack(archive, root, destination);
                }
            } else if (!spec.excluded().test(new String(selected.name(), UTF_8))) {
                byte[] path = target(destination, selected.name());
                parents(path);
                put(from, spot, path, selected.path());
            }
        }
    }

    /** Where a single file goes. */
    private byte[] target(byte[] destination, byte[] name) throws IOException {
        Spot there = base.at(destination);
        Item planned = items.get(destination);
        boolean folder = spec.toFolder() || (there != null && there.isFolder()) || planned instanceof Item.Folder
                || destination.length == 0;
        byte[] path = folder ? child(destination, name) : destination;
        Spot old = base.at(path);
        if (old != null && old.isFolder()) {
            throw new CopyException("failed to copy files: cannot overwrite directory /" + new String(path, UTF_8)
                    + " with a file");
        }
        return path;
    }

    private void copyWithParents(Selected selected, byte[] destination) throws IOException {
        folder(destination);
        byte[] at = destination;
        List<byte[]> kept = Rootfs.parts(selected.kept());
        List<byte[]> above = Rootfs.parts(selected.path());
        above = above.subList(0, above.size() - kept.size());
        var path = new java.util.ArrayList<>(above);
        for (int i = 0; i < kept.size(); i++) {
            path.add(kept.get(i));
            at = child(at, kept.get(i));
            Spot spot = source.at(source.resolve(Rootfs.join(path)));
            if (i < kept.size() - 1 && spot != null) {
                put(source, spot, at, Rootfs.join(path));
            }
        }
        if (selected.spot().isFolder()) {
            if (!kept.isEmpty()) {
                put(source, selected.spot(), at, selected.path());
            }
            copyChildren(source, selected.spot(), at, "", selected.path());
        } else if (!spec.excluded().test(new String(selected.name(), UTF_8))) {
            put(source, selected.spot(), at, selected.path());
        }
    }

    /** All that is below a folder, attributes included; the folder's own are not copied. */
    private void copyChildren(Rootfs from, Spot folder, byte[] to, String relative, byte[] path) throws IOException {
        for (Map.Entry<byte[], Spot> child : from.children(folder).entrySet()) {
            String below = relative + (relative.isEmpty() ? "" : "/") + new String(child.getKey(), UTF_8);
            byte[] origin = path.length == 0 ? child.getKey() : PaxWriter.join(path, child.getKey());
            byte[] target = child(to, child.getKey());
            boolean excluded = spec.excluded().test(below);
            if (!excluded) {
                put(from, child.getValue(), target, origin);
            }
            if (child.getValue().isFolder()) {
                int before = items.size();
                copyChildren(from, child.getValue(), target, below, origin);
                if (excluded && items.size() > before) {
                    parents(child(target, new byte[]{'x'}));
                }
            }
        }
    }

    private void unpack(Rootfs archive, Spot folder, byte[] to) throws IOException {
        for (Map.Entry<byte[], Spot> child : archive.children(folder).entrySet()) {
            byte[] target = child(to, child.getKey());
            Spot spot = child.getValue();
            if (spot.isFolder() && spot.parts().getFirst().index().implied(spot.parts().getFirst().entry())) {
                // A folder that the archive does not describe may be a link to one here.
                target = base.resolve(target);
                folder(target);
            } else {
                item(archive, spot, target);
            }
            if (spot.isFolder()) {
                unpack(archive, spot, target);
            }
        }
    }

    private void put(Rootfs from, Spot spot, byte[] path, byte[] origin) throws IOException {
        item(from, spot, path);
        inputs.add(origin, from, spot);
    }

    private void item(Rootfs from, Spot spot, byte[] path) throws IOException {
        Spot.Part described = spot.described();
        if (spot.isFolder()) {
            boolean implied = described.index().implied(described.entry());
            TarHeader header = implied
                    ? TarHeader.folder(NEW_FOLDER, 0, 0, now)
                    : TarHeader.of(described.index(), described.entry());
            items.put(path, new Item.Folder(adjusted(header, true), true));
            return;
        }
        Spot.Part content = from.content(described);
        if (content == null) {
            return; // A hard link to nothing is no file in any engine.
        }
        TarHeader header = TarHeader.of(content.index(), content.entry());
        TarHeader mine = adjusted(header, false);
        items.put(path, content.kind() == EntryKind.FILE
                ? new Item.File(mine, from, content)
                : new Item.Special(mine));
    }

    /** Who is not asked for another owner keeps the one of the source; the Docker CLI sends contexts as root's. */
    private TarHeader adjusted(TarHeader header, boolean folder) {
        TarHeader owned = spec.chown() == null
                ? header.ownedBy(header.uid(), header.gid())
                : header.ownedBy(owner.uid(), owner.gid());
        return modes == null || header.type() == '2' ? owned : owned.withMode(modes.apply(header.mode(), folder));
    }

    /** Makes sure of a folder at the destination. */
    private void folder(byte[] path) throws IOException {
        if (path.length > 0) {
            parents(child(path, new byte[]{'x'}));
        }
    }

    /** Makes sure of the folders above a path: as they are, or new. Engines unpack each layer by itself. */
    private void parents(byte[] path) throws IOException {
        List<byte[]> names = Rootfs.parts(path);
        byte[] at = new byte[0];
        for (byte[] name : names.subList(0, names.size() - 1)) {
            at = child(at, name);
            if (items.get(at) instanceof Item.Folder) {
                continue;
            }
            Spot there = base.at(at);
            if ((there != null && !there.isFolder()) || items.get(at) != null) {
                throw new CopyException("failed to copy files: /" + new String(at, UTF_8) + ": not a directory");
            }
            items.put(at, folderAt(there));
        }
    }

    private Item folderAt(@Nullable Spot there) {
        if (there == null) {
            return new Item.Folder(TarHeader.folder(NEW_FOLDER, owner.uid(), owner.gid(), now), true);
        }
        Spot.Part part = there.described();
        return new Item.Folder(part.index().implied(part.entry())
                ? TarHeader.folder(NEW_FOLDER, 0, 0, now)
                : TarHeader.of(part.index(), part.entry()), false);
    }

    private static byte[] child(byte[] folder, byte[] name) {
        return folder.length == 0 ? name : PaxWriter.join(folder, name);
    }
}
