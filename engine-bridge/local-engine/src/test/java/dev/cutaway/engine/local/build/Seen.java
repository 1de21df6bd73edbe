package dev.cutaway.engine.local.build;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Images in words, a line for each thing: the form of the recorded expectations. */
final class Seen {

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private Seen() {}

    /** Everything above the base. */
    static List<String> image(JsonNode config, List<LayerIndex> layers) {
        var lines = new ArrayList<String>();
        for (LayerIndex layer : layers.subList(Workbench.BASE_LAYERS, layers.size())) {
            lines.add("layer");
            lines.addAll(entries(layer));
        }
        ObjectNode runtime = ((ObjectNode) config.path("config")).deepCopy().put("Image", "");
        var settings = new TreeMap<String, JsonNode>();
        runtime.properties().forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        settings.forEach((name, value) -> lines.add("config " + name + " " + sorted(value)));
        for (String name : List.of("architecture", "os", "author")) {
            if (config.get(name) != null) {
                lines.add(name + " " + config.get(name).asString());
            }
        }
        int row = 0;
        for (JsonNode step : config.path("history")) {
            if (row++ >= Workbench.BASE_STEPS) {
                lines.add("history" + (step.path("empty_layer").asBoolean(false) ? " empty " : " ")
                        + step.path("created_by").asString().replaceAll("(file|dir|multi):[0-9a-f]{64}", "$1:…"));
            }
        }
        return lines;
    }

    private static String sorted(JsonNode value) {
        return SORTED.writeValueAsString(SORTED.treeToValue(value, Object.class));
    }

    /** The entries of a layer by path, whiteouts by their names in the tar. */
    static List<String> entries(LayerIndex layer) {
        Map<String, String> lines = new TreeMap<>(
                Comparator.comparing(path -> HexFormat.of().formatHex(path.getBytes(StandardCharsets.UTF_8))));
        for (int entry = 1; entry < layer.treeSize(); entry++) {
            String path = layer.path(entry).substring(1);
            if (layer.kind(entry) == EntryKind.WHITEOUT) {
                int name = path.lastIndexOf('/') + 1;
                String mark = path.substring(0, name) + ".wh." + path.substring(name);
                lines.put(mark, "whiteout " + mark);
                continue;
            }
            lines.put(path, "%s %04o %d:%d %s%s".formatted(kind(layer.kind(entry)), layer.mode(entry),
                    layer.uid(entry), layer.gid(entry), path, rest(layer, entry)));
            if (layer.opaque(entry)) {
                lines.put(path + "/.wh..wh..opq", "whiteout " + path + "/.wh..wh..opq");
            }
        }
        return List.copyOf(lines.values());
    }

    private static String kind(EntryKind kind) {
        return switch (kind) {
            case DIRECTORY -> "folder";
            case FILE -> "file";
            case SYMLINK -> "symlink";
            case HARD_LINK -> "hardlink";
            case CHARACTER_DEVICE -> "chardev";
            case BLOCK_DEVICE -> "blockdev";
            case FIFO -> "pipe";
            case WHITEOUT -> "whiteout";
        };
    }

    private static String rest(LayerIndex layer, int entry) {
        byte[] target = layer.linkTarget(entry);
        byte[] content = layer.contentDigest(entry);
        if (target != null && target.length > 0) {
            return " -> " + new String(target, StandardCharsets.UTF_8);
        }
        return content == null ? "" : " " + HexFormat.of().formatHex(content).substring(0, 12);
    }
}
