package dev.cutaway.inspector.oci;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * One layer of an image of Docker before 1.10: {@code <v1id>/json}. There was no config of a whole image then. When
 * {@code docker load} meets such an archive, it makes a config, and the hash of that becomes the image's id;
 * {@link #config} makes the same one. (Docker drops fields it does not know where the image says it was made by Docker
 * before 1.8.3, or does not say; they are kept here, so the id of such an image may differ from what Docker gives it.)
 *
 * @see <a href="https://github.com/moby/docker-image-spec/blob/main/v1.0.md">Docker image specification 1.0</a>
 */
public final class V1Image {

    /** What Docker leaves out of the config it makes. */
    private static final Set<String> LEFT_OUT = Set.of("id", "parent", "Size", "parent_id", "layer_id", "throwaway");

    private final JsonValue root;
    private final byte[] raw;

    private V1Image(JsonValue root, byte[] raw) {
        this.root = root;
        this.raw = raw;
    }

    /**
     * Reads {@code <v1id>/json}.
     *
     * @throws ImageReadException when it is none
     */
    public static V1Image read(byte[] raw, Place place, Limits limits) throws ImageReadException {
        JsonValue root = JsonValue.parse(raw, place, limits);
        if (!root.isObject()) {
            throw root.wrong("an object");
        }
        return new V1Image(root, raw);
    }

    /** The v1 id of the layer below; null for the lowest. */
    public @Nullable String parent() throws ImageReadException {
        return root.at("parent").textOrNull();
    }

    /**
     * Makes the config of a whole image.
     *
     * @param chain its layers, base first; not empty
     * @param diffIds their diff IDs
     * @return JSON, byte for byte as Docker makes it
     */
    public static byte[] config(List<V1Image> chain, List<Digest> diffIds) throws ImageReadException {
        var steps = new ArrayList<String>();
        for (V1Image layer : chain) {
            steps.add(layer.step());
        }
        var ids = diffIds.stream().map(id -> "\"" + id + "\"").toList();
        SortedMap<String, String> members = GoJson.members(chain.getLast().raw);
        members.keySet().removeAll(LEFT_OUT);
        members.put("history", "[" + String.join(",", steps) + "]");
        members.put("rootfs", "{\"type\":\"layers\",\"diff_ids\":[" + String.join(",", ids) + "]}");
        var text = new ArrayList<String>();
        members.forEach((key, value) -> text.add(GoJson.quote(key) + ":" + value));
        return ("{" + String.join(",", text) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private String step() throws ImageReadException {
        JsonValue command = root.at("container_config").at("Cmd");
        String createdBy = command.isString() ? command.string() : String.join(" ", command.strings());
        return "{\"created\":" + GoJson.quote(created()) + optional("author", root.at("author").stringOr(""))
                + optional("created_by", createdBy) + optional("comment", root.at("comment").stringOr("")) + "}";
    }

    /** As Go prints times, without trailing zeros. */
    private String created() throws ImageReadException {
        var time = root.at("created").time();
        return time == null
                ? "0001-01-01T00:00:00Z"
                : DateTimeFormatter.ISO_INSTANT.format(time).replaceFirst("(\\.\\d*?)0+Z$", "$1Z");
    }

    private static String optional(String key, String value) {
        return value.isEmpty() ? "" : ",\"" + key + "\":" + GoJson.quote(value);
    }
}
