package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.oci.Descriptor;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.ImageConfigReader;
import dev.cutaway.inspector.oci.Manifest;
import dev.cutaway.inspector.oci.ManifestReader;
import dev.cutaway.inspector.oci.MediaTypes;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads an OCI image layout: {@code index.json}, the indexes and manifests below it, and where their blobs lie.
 *
 * <p>
 * Attestations and other artifacts are left out. So is a platform of which the layout has nothing: engines that pulled
 * one platform keep, and save, the index of all. But where a part of an image is there, all of it must be.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</a>
 */
final class OciLayoutReader {

    static final String MARK = "oci-layout";
    static final String INDEX = "index.json";

    private static final String ATTESTATION = "vnd.docker.reference.type";
    private static final int MOST_MANIFESTS = 10_000;
    private static final int DEEPEST_INDEX = 8;

    private final Contents contents;
    private final Limits limits;
    private final ImageList images = new ImageList();
    private final Set<String> artifacts = new TreeSet<>();
    private int manifests;

    OciLayoutReader(Contents contents, Limits limits) {
        this.contents = contents;
        this.limits = limits;
    }

    List<ArchivedImage> read() throws IOException {
        checkVersion();
        Content content = contents.findOnly(INDEX);
        if (content == null) {
            throw contents.missing(INDEX);
        }
        Manifest manifest = ManifestReader.read(content.document(limits), MediaTypes.OCI_INDEX, content.place(),
                limits);
        if (!(manifest instanceof Manifest.Index index)) {
            throw new ImageReadException(new Problem.Malformed(content.place(), "it is not an index"));
        }
        index(index, null, 0);
        if (images.all().isEmpty()) {
            throw new ImageReadException(new Problem.NotAnImage(contents.place(), artifacts.isEmpty()
                    ? "the layout lists no image"
                    : "the layout holds no image, only " + String.join(", ", artifacts)));
        }
        return images.all();
    }

    /**
     * Reads one image by its manifest, whether {@code index.json} names it or not.
     *
     * @throws ImageReadException also when it is an index or an artifact
     */
    ArchivedImage readImage(Digest digest) throws IOException {
        Content content = contents.need(path(digest));
        byte[] raw = content.document(digest, limits);
        if (ManifestReader.read(raw, "", content.place(), limits) instanceof Manifest.Image image
                && MediaTypes.isImageConfig(image.config().mediaType())) {
            return image(image, raw, digest, null, content);
        }
        throw new ImageReadException(new Problem.NotAnImage(content.place(), "it is not the manifest of one image"));
    }

    private void checkVersion() throws IOException {
        Content mark = contents.findOnly(MARK);
        if (mark == null) {
            throw contents.missing(MARK);
        }
        String version = ManifestReader.layoutVersion(mark.document(limits), mark.place(), limits);
        if (!version.startsWith("1.")) {
            throw new ImageReadException(new Problem.Unsupported(mark.place(), "layout version " + version));
        }
    }

    private void index(Manifest.Index index, @Nullable String tag, int depth) throws IOException {
        if (depth > DEEPEST_INDEX) {
            throw new ImageReadException(
                    new Problem.OverLimit(contents.place(), "indexes inside indexes", DEEPEST_INDEX));
        }
        Descriptor absent = null;
        boolean found = false;
        for (Descriptor descriptor : index.manifests()) {
            if (isAttestation(descriptor)) {
                continue;
            }
            String own = References.of(descriptor);
            if (manifest(descriptor, own == null ? tag : own, depth)) {
                found = true;
            } else if (descriptor.platform() == null) {
                throw missing(descriptor);
            } else if (absent == null) {
                absent = descriptor;
            }
        }
        if (absent != null && !found) {
            throw missing(absent);
        }
    }

    private ImageReadException missing(Descriptor descriptor) {
        Platform platform = descriptor.platform();
        return contents.missing("the manifest or all layers of " + descriptor.digest()
                + (platform == null ? "" : " (" + platform + ")"));
    }

    private static boolean isAttestation(Descriptor descriptor) {
        Platform platform = descriptor.platform();
        return descriptor.annotations().containsKey(ATTESTATION) || (platform != null
                && platform.os().equals("unknown") && platform.architecture().equals("unknown"));
    }

    /** Reads what the descriptor points to; false where the layout has nothing of it. */
    private boolean manifest(Descriptor descriptor, @Nullable String tag, int depth) throws IOException {
        if (++manifests > MOST_MANIFESTS) {
            throw new ImageReadException(new Problem.OverLimit(contents.place(), "manifests", MOST_MANIFESTS));
        }
        Content content = contents.find(path(descriptor.digest()));
        if (content == null) {
            return false;
        }
        byte[] raw = blob(content, descriptor);
        switch (ManifestReader.read(raw, descriptor.mediaType(), content.place(), limits)) {
            case Manifest.Index index -> index(index, tag, depth + 1);
            case Manifest.Image image when !MediaTypes.isImageConfig(image.config().mediaType()) ->
                artifacts.add(image.artifactType().isEmpty() ? image.config().mediaType() : image.artifactType());
            case Manifest.Image image -> {
                if (descriptor.platform() != null && hasNoLayerOf(image)) {
                    return false;
                }
                images.add(image(image, raw, descriptor.digest(), tag, content));
            }
        }
        return true;
    }

    private boolean hasNoLayerOf(Manifest.Image image) throws IOException {
        for (Descriptor layer : image.layers()) {
            if (contents.find(path(layer.digest())) != null) {
                return false;
            }
        }
        return !image.layers().isEmpty();
    }

    private ArchivedImage image(Manifest.Image image, byte[] raw, Digest digest, @Nullable String tag,
            Content manifest) throws IOException {
        Content content = contents.need(path(image.config().digest()));
        ImageConfig config = ImageConfigReader.read(blob(content, image.config()), image.config().digest(),
                content.place(), limits);
        ImageList.checkLayers(image.layers().size(), config, manifest.place());
        var layers = new ArrayList<LayerBlob>();
        for (int i = 0; i < image.layers().size(); i++) {
            layers.add(layer(image.layers().get(i), config.diffIds().get(i)));
        }
        return new ArchivedImage(config, tag == null ? List.of() : List.of(tag), raw, digest, List.copyOf(layers));
    }

    private LayerBlob layer(Descriptor descriptor, Digest diffId) throws IOException {
        String type = descriptor.mediaType();
        Content content = contents.find(path(descriptor.digest()));
        if (content == null) {
            throw contents.missing("layer " + descriptor.digest() + (MediaTypes.isForeignLayer(type)
                    ? ", which its publisher keeps out of archives (" + type + ")"
                    : ""));
        }
        if (MediaTypes.isEncrypted(type)) {
            throw new ImageReadException(new Problem.Unsupported(content.place(), "the layer is encrypted"));
        }
        checkSize(content, descriptor);
        return StoredLayer.of(content, diffId, descriptor.digest(), type);
    }

    private byte[] blob(Content content, Descriptor descriptor) throws IOException {
        checkSize(content, descriptor);
        return content.document(descriptor.digest(), limits);
    }

    private static void checkSize(Content content, Descriptor descriptor) throws ImageReadException {
        if (content.length() != descriptor.size()) {
            throw new ImageReadException(
                    new Problem.WrongSize(content.place(), descriptor.size(), content.length()));
        }
    }

    private static String path(Digest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }
}
