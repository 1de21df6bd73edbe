package dev.cutaway.inspector.oci;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the two tables of contents of {@code docker save}.
 *
 * @see <a href="https://github.com/moby/docker-image-spec/blob/main/spec.md#combined-image-json--filesystem-changeset-format">Docker
 *      image specification, combined format</a>
 */
public final class SavedImages {

    private SavedImages() {}

    /**
     * One image of {@code manifest.json}.
     *
     * @param config name of the config in the archive
     * @param tags empty for none
     * @param layers names of the layers in the archive, base first
     */
    public record SavedImage(String config, List<String> tags, List<String> layers) {}

    /**
     * Reads {@code manifest.json}.
     *
     * @throws ImageReadException when it is none
     */
    public static List<SavedImage> manifest(byte[] raw, Place place, Limits limits) throws ImageReadException {
        JsonValue root = JsonValue.parse(raw, place, limits);
        if (root.isObject() && !root.at("schemaVersion").absent()) {
            throw new ImageReadException(new Problem.Unsupported(place,
                    "it is an image's own manifest, as in the folders of skopeo's dir: transport; copy that to oci: first"));
        }
        if (!root.isArray()) {
            throw root.wrong("an array, as Docker writes it");
        }
        var images = new ArrayList<SavedImage>();
        for (JsonValue image : root.items()) {
            images.add(new SavedImage(image.at("Config").string(), image.at("RepoTags").strings(),
                    image.at("Layers").strings()));
        }
        return List.copyOf(images);
    }

    /**
     * Reads {@code repositories}.
     *
     * @return tags by the v1 id they stand for, both in the order of the source
     * @throws ImageReadException when it is none
     */
    public static Map<String, List<String>> repositories(byte[] raw, Place place, Limits limits)
            throws ImageReadException {
        var tags = new LinkedHashMap<String, List<String>>();
        for (var repository : JsonValue.parse(raw, place, limits).members().entrySet()) {
            for (var tag : repository.getValue().stringMembers().entrySet()) {
                tags.computeIfAbsent(tag.getValue(), _ -> new ArrayList<>())
                        .add(repository.getKey() + ":" + tag.getKey());
            }
        }
        return tags;
    }
}
