package dev.cutaway.docker.wire.json;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Single values of documents: what is null, empty or {@code <none>} there, and what it means. */
final class Values {

    static final String NO_TAG = "<none>:<none>";
    static final String NO_DIGEST = "<none>@<none>";

    private Values() {}

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    /** Go writes maps sorted by key, and a map that was never made as null. */
    static @Nullable Map<String, String> sorted(Map<String, String> map) {
        return map.isEmpty() ? null : new TreeMap<>(map);
    }

    /** Podman leaves the algorithm away in some answers. */
    static Digest id(@Nullable String text) {
        String id = text(text);
        return Digest.parse(id.indexOf(':') < 0 ? "sha256:" + id : id);
    }

    static @Nullable Digest idOrNull(@Nullable String text) {
        String id = text(text);
        return Digest.tryParse(id.indexOf(':') < 0 ? "sha256:" + id : id);
    }

    static String orEmpty(@Nullable Digest digest) {
        return digest == null ? "" : digest.toString();
    }

    /** Names without those that stand for none and those that break the grammar. */
    static List<ImageReference> references(@Nullable List<String> names) {
        var references = new ArrayList<ImageReference>();
        for (String name : list(names)) {
            ImageReference reference = name.startsWith("<none>") ? null : ImageReference.tryParse(name);
            if (reference != null) {
                references.add(reference);
            }
        }
        return references;
    }

    static List<String> familiar(List<ImageReference> references) {
        return references.stream().map(ImageReference::familiar).toList();
    }

    static @Nullable List<String> familiarOrNull(List<ImageReference> references) {
        return references.isEmpty() ? null : familiar(references);
    }

    static List<String> ids(List<Digest> digests) {
        return digests.stream().map(Digest::toString).toList();
    }

    static List<Digest> digests(@Nullable List<String> ids) {
        return list(ids).stream().map(Values::id).toList();
    }
}
