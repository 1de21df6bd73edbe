package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.layer.EntryKind;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An entry of a {@link FakeLayer} while the layer is being drawn. */
final class DrawnEntry {

    final String name;
    final @Nullable DrawnEntry parent;
    final Map<String, DrawnEntry> children = new TreeMap<>(
            Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), java.util.Arrays::compareUnsigned));

    EntryKind kind = EntryKind.DIRECTORY;
    boolean implied = true;
    boolean opaque;
    int order = -1;
    int mode = 0755;
    int uid;
    int gid;
    long time;
    long bytes;
    long device;
    String content = "";
    @Nullable
    String target;
    @Nullable
    DrawnEntry linked;
    final Map<String, byte[]> xattrs = new LinkedHashMap<>();

    /** Entry number, once all are drawn. */
    int number = -1;

    DrawnEntry(String name, @Nullable DrawnEntry parent) {
        this.name = name;
        this.parent = parent;
    }

    boolean isFolder() {
        return kind == EntryKind.DIRECTORY;
    }

    String path() {
        return parent == null ? "/" : (parent.parent == null ? "" : parent.path()) + "/" + name;
    }

    /** This one and all below it. */
    Collection<DrawnEntry> all() {
        List<DrawnEntry> all = new ArrayList<>(List.of(this));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).children.values());
        }
        return all;
    }

    /** Sets what the words of a drawn line after kind and path say. */
    void describe(String[] words, int from) {
        for (int i = from; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 0) {
                place(words[i]);
            } else {
                attribute(words[i].substring(0, equals), words[i].substring(equals + 1));
            }
        }
    }

    private void place(String word) {
        switch (kind) {
            case FILE -> bytes = Long.parseLong(word);
            case SYMLINK, HARD_LINK -> target = word;
            case CHARACTER_DEVICE, BLOCK_DEVICE -> {
                String[] numbers = word.split(":");
                device = Long.parseLong(numbers[0]) << 32 | Long.parseLong(numbers[1]);
            }
            default -> throw new IllegalArgumentException("What is " + word + "?");
        }
    }

    private void attribute(String key, String value) {
        switch (key) {
            case "mode" -> mode = Integer.parseInt(value, 8);
            case "uid" -> uid = Integer.parseInt(value);
            case "gid" -> gid = Integer.parseInt(value);
            case "time" -> time = Long.parseLong(value);
            case "is" -> content = value;
            case "xattr" -> xattrs.put(value.substring(0, value.indexOf(':')),
                    value.substring(value.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException("What is " + key + "?");
        }
    }
}
