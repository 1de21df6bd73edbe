package dev.cutaway.engine.local.build.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.LayerIndex;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a step takes from its sources, file by file: content, and all else that gets into the layer but times, so that a
 * fresh checkout of the same files is the same.
 */
public final class Fingerprints {

    private static final int BYTES = 12;

    private final List<Print> prints = new ArrayList<>();

    /**
     * One file.
     *
     * @param path in its source
     * @param content short digest of its bytes, or of where a link leads
     * @param rest short digest of mode, kind and attributes
     */
    public record Print(String path, byte[] content, byte[] rest) {

        /** Something whose content alone counts. */
        public static Print of(String path, Digest content) {
            return new Print(path, cut(HexFormat.of().parseHex(content.hex())), new byte[BYTES]);
        }
    }

    void add(String path, byte[] content) {
        prints.add(new Print(path, cut(Digest.newSha256().digest(content)), new byte[BYTES]));
    }

    void add(byte[] path, Spot.Part file) {
        byte[] digest = file.index().contentDigest(file.entry());
        prints.add(new Print(new String(path, UTF_8), cut(digest == null ? new byte[BYTES] : digest),
                new byte[BYTES]));
    }

    void add(byte[] path, Rootfs from, Spot spot) {
        Spot.Part described = spot.described();
        Spot.Part content = spot.isFolder() ? described : from.content(described);
        if (content == null) {
            return;
        }
        LayerIndex index = content.index();
        int entry = content.entry();
        byte[] digest = index.contentDigest(entry);
        byte[] link = index.linkTarget(entry);
        byte[] bytes = digest != null ? digest : Digest.newSha256().digest(link == null ? new byte[0] : link);
        MessageDigest rest = Digest.newSha256();
        rest.update(index.kind(entry).name().getBytes(UTF_8));
        rest.update(ByteBuffer.allocate(20).putInt(index.mode(entry)).putInt(index.uid(entry)).putInt(index.gid(entry))
                .putLong(index.device(entry)).flip());
        if (index.hasXattrs(entry)) {
            for (Map.Entry<String, byte[]> attribute : index.xattrs(entry).entrySet()) {
                rest.update(attribute.getKey().getBytes(UTF_8));
                rest.update((byte) 0);
                rest.update(attribute.getValue());
            }
        }
        prints.add(new Print(new String(path, UTF_8), cut(bytes), cut(rest.digest())));
    }

    /** Everything at a path and below it. */
    public void addAll(byte[] path, Rootfs from, Spot spot) {
        add(path, from, spot);
        if (spot.isFolder()) {
            from.children(spot).forEach((name, child) -> addAll(
                    path.length == 0 ? name : PaxWriter.join(path, name), from, child));
        }
    }

    private static byte[] cut(byte[] digest) {
        return Arrays.copyOf(digest, BYTES);
    }

    /** All files, in the order of the plan. */
    public List<Print> prints() {
        return List.copyOf(prints);
    }
}
