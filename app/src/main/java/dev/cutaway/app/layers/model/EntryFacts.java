package dev.cutaway.app.layers.model;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;

/** What an entry of a layer says, in the words of {@code ls}. */
public final class EntryFacts {

    private EntryFacts() {}

    /** Kind and permissions. */
    public static String mode(LayerIndex layer, int entry) {
        return FileMode.text(layer.kind(entry), layer.mode(entry));
    }

    /** Owner and group, by name where the layer has names. */
    public static String owner(LayerIndex layer, int entry) {
        String user = layer.userName(entry);
        String group = layer.groupName(entry);
        return (user.isEmpty() ? Integer.toString(layer.uid(entry)) : user) + ":"
                + (group.isEmpty() ? Integer.toString(layer.gid(entry)) : group);
    }

    /** Owner and group as numbers. */
    public static String ownerIds(LayerIndex layer, int entry) {
        return layer.uid(entry) + ":" + layer.gid(entry);
    }

    /** Time of the last change. */
    public static Instant mtime(LayerIndex layer, int entry) {
        return Instant.ofEpochSecond(layer.mtimeSeconds(entry), layer.mtimeNanos(entry));
    }

    /** Where a link leads, as written; empty for what is no link. */
    public static String linkTarget(LayerIndex layer, int entry) {
        byte[] target = layer.linkTarget(entry);
        return target == null ? "" : new String(target, StandardCharsets.UTF_8);
    }

    /** Major and minor number of a device; empty for what is none. */
    public static String device(LayerIndex layer, int entry) {
        EntryKind kind = layer.kind(entry);
        long device = layer.device(entry);
        return kind == EntryKind.CHARACTER_DEVICE || kind == EntryKind.BLOCK_DEVICE
                ? (device >>> 32) + ", " + (device & 0xffffffffL)
                : "";
    }

    /** Extended attributes, {@code name=value}, capabilities decoded; empty for none. */
    public static String attributes(LayerIndex layer, int entry) {
        if (!layer.hasXattrs(entry)) {
            return "";
        }
        var words = new StringJoiner(", ");
        for (Map.Entry<String, byte[]> each : layer.xattrs(entry).entrySet()) {
            words.add(each.getKey().equals("security.capability")
                    ? Capabilities.text(each.getValue())
                    : each.getKey() + "=" + value(each.getValue()));
        }
        return words.toString();
    }

    /** Text where it is printable, else hexadecimal. */
    private static String value(byte[] bytes) {
        for (byte each : bytes) {
            if (each < ' ' || each == 0x7f) {
                return "0x" + HexFormat.of().formatHex(bytes);
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
