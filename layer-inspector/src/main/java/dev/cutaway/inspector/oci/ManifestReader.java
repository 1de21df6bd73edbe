package dev.cutaway.inspector.oci;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads manifests and indexes, OCI's and Docker's.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">OCI image manifest</a>
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md">OCI image index</a>
 */
public final class ManifestReader {

    private ManifestReader() {}

    /**
     * Reads either. What it is, it says itself by {@code mediaType}; where it does not, the descriptor says it; and
     * where that is silent too, having {@code manifests} makes it an index.
     *
     * @param raw the JSON
     * @param declaredType media type of the descriptor that led here; empty for none
     * @param place for errors
     * @param limits of size and nesting
     * @throws ImageReadException when it is neither
     */
    public static Manifest read(byte[] raw, String declaredType, Place place, Limits limits)
            throws ImageReadException {
        JsonValue root = JsonValue.parse(raw, place, limits);
        if (!root.isObject()) {
            throw root.wrong("an object");
        }
        String ownType = root.at("mediaType").stringOr("");
        String type = ownType.isEmpty() ? declaredType : ownType;
        if (MediaTypes.isSchema1(type) || root.at("schemaVersion").numberOr(2) == 1) {
            throw new ImageReadException(new Problem.Unsupported(place,
                    "it is a Docker manifest of schema 1, which Docker itself gave up"));
        }
        boolean index = switch (type) {
            case MediaTypes.OCI_INDEX, MediaTypes.DOCKER_LIST -> true;
            case MediaTypes.OCI_MANIFEST, MediaTypes.DOCKER_MANIFEST -> false;
            default -> !root.at("manifests").absent();
        };
        return index ? index(root, type) : image(root, type);
    }

    private static Manifest.Index index(JsonValue root, String type) throws ImageReadException {
        if (!root.at("layers").absent()) {
            throw new ImageReadException(new Problem.Malformed(root.place(), "it is an index and has layers"));
        }
        return new Manifest.Index(type, descriptors(root.at("manifests")), root.at("annotations").stringMembers());
    }

    private static Manifest.Image image(JsonValue root, String type) throws ImageReadException {
        if (!root.at("manifests").absent()) {
            throw new ImageReadException(
                    new Problem.Malformed(root.place(), "it is an image's manifest and has manifests"));
        }
        return new Manifest.Image(type, descriptor(root.at("config")), root.at("artifactType").stringOr(""),
                descriptors(root.at("layers")), root.at("annotations").stringMembers());
    }

    private static List<Descriptor> descriptors(JsonValue list) throws ImageReadException {
        var descriptors = new ArrayList<Descriptor>();
        for (JsonValue item : list.items()) {
            descriptors.add(descriptor(item));
        }
        return List.copyOf(descriptors);
    }

    private static Descriptor descriptor(JsonValue value) throws ImageReadException {
        long size = value.at("size").number();
        if (size < 0) {
            throw value.at("size").wrong("a size");
        }
        JsonValue platform = value.at("platform");
        return new Descriptor(value.at("mediaType").stringOr(""), value.at("digest").digest(), size,
                platform.absent() ? null : ImageConfigReader.platform(platform),
                value.at("annotations").stringMembers());
    }

    /**
     * Reads an {@code oci-layout} file.
     *
     * @return the layout's version
     * @throws ImageReadException when it is none
     */
    public static String layoutVersion(byte[] raw, Place place, Limits limits) throws ImageReadException {
        return JsonValue.parse(raw, place, limits).at("imageLayoutVersion").string();
    }
}
