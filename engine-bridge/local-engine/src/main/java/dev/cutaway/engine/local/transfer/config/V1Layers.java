package dev.cutaway.engine.local.transfer.config;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The layers of an image as Docker before 1.10 knew them, each an image of its own: what {@code docker save} still
 * writes as folders.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/image/v1/imagev1.go">moby: image/v1</a>
 */
public final class V1Layers {

    /** Zeros that Go leaves out at the end of a second's fraction. */
    private static final Pattern LAST_ZEROS = Pattern.compile("(\\.\\d*?)0+(?=[Zz+-])");

    private static final String EPOCH = "1970-01-01T00:00:00Z";

    /**
     * One of them.
     *
     * @param id its v1 id, 64 hexadecimal digits
     * @param json its description
     */
    public record V1Layer(String id, byte[] json) {}

    private V1Layers() {}

    /**
     * Makes them.
     *
     * @param config the image's config
     * @param diffIds its layers
     * @return as many as there are layers, base first; only the last one has the image's own settings
     */
    public static List<V1Layer> of(JsonNode config, List<Digest> diffIds) {
        var layers = new ArrayList<V1Layer>();
        Digest chain = null;
        Digest parent = null;
        for (int i = 0; i < diffIds.size(); i++) {
            chain = chain == null
                    ? diffIds.get(i)
                    : Digest.of((chain + " " + diffIds.get(i)).getBytes(StandardCharsets.US_ASCII));
            boolean last = i == diffIds.size() - 1;
            ObjectNode image = last ? image(config) : lower();
            Digest id = id(image, chain, parent);
            if (!last) {
                putText(image, "os", config);
            }
            layers.add(new V1Layer(id.hex(), json(image, id, parent)));
            parent = id;
        }
        return layers;
    }

    private static ObjectNode lower() {
        ObjectNode image = Json.object().put("created", EPOCH);
        image.set("container_config", RuntimeConfig.complete(null));
        return image;
    }

    private static ObjectNode image(JsonNode config) {
        ObjectNode image = Json.object();
        putText(image, "comment", config);
        JsonNode created = config.get("created");
        image.put("created", created == null || created.isNull() ? "0001-01-01T00:00:00Z" : time(created.asString()));
        putText(image, "container", config);
        image.set("container_config", RuntimeConfig.complete(config.get("container_config")));
        putText(image, "docker_version", config);
        putText(image, "author", config);
        JsonNode runtime = config.get("config");
        if (runtime != null && !runtime.isNull()) {
            image.set("config", RuntimeConfig.complete(runtime));
        }
        putText(image, "architecture", config);
        putText(image, "variant", config);
        putText(image, "os", config);
        return image;
    }

    private static String time(String written) {
        return LAST_ZEROS.matcher(written).replaceFirst("$1").replaceFirst("\\.(?=[Zz+-])", "");
    }

    private static void putText(ObjectNode image, String name, JsonNode config) {
        JsonNode value = config.get(name);
        if (value != null && value.isString() && !value.stringValue().isEmpty()) {
            image.set(name, value);
        }
    }

    private static Digest id(ObjectNode image, Digest chain, @Nullable Digest parent) {
        ObjectNode described = image.deepCopy().put("layer_id", chain.toString());
        if (parent != null) {
            described.put("parent", parent.toString());
        }
        return Digest.of(Json.bytes(Json.sorted(described)));
    }

    private static byte[] json(ObjectNode image, Digest id, @Nullable Digest parent) {
        ObjectNode json = Json.object().put("id", id.hex());
        if (parent != null) {
            json.put("parent", parent.hex());
        }
        json.setAll(image);
        return Json.bytes(json);
    }
}
