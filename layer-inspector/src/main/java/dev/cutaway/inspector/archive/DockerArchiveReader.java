package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.ImageConfigReader;
import dev.cutaway.inspector.oci.SavedImages;
import dev.cutaway.inspector.oci.SavedImages.SavedImage;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@code manifest.json} names: {@code docker save} since 1.10 and all that write alike. */
final class DockerArchiveReader {

    static final String MANIFEST = "manifest.json";

    private static final String BLOBS = "blobs/sha256/";

    private final Contents contents;
    private final Limits limits;

    DockerArchiveReader(Contents contents, Limits limits) {
        this.contents = contents;
        this.limits = limits;
    }

    List<ArchivedImage> read() throws IOException {
        var images = new ImageList();
        for (SavedImage saved : table()) {
            images.add(image(saved));
        }
        return images.all();
    }

    /** The archive's table of contents; never empty. */
    List<SavedImage> table() throws IOException {
        Content manifest = contents.findOnly(MANIFEST);
        if (manifest == null) {
            throw contents.missing(MANIFEST);
        }
        List<SavedImage> table = SavedImages.manifest(manifest.document(limits), manifest.place(), limits);
        if (table.isEmpty()) {
            throw new ImageReadException(new Problem.NotAnImage(manifest.place(), "it lists no image"));
        }
        return table;
    }

    ArchivedImage image(SavedImage saved) throws IOException {
        Content content = contents.need(saved.config());
        Digest named = named(saved.config());
        byte[] raw = named == null ? content.document(limits) : content.document(named, limits);
        ImageConfig config = ImageConfigReader.read(raw, named == null ? Digest.of(raw) : named, content.place(),
                limits);
        ImageList.checkLayers(saved.layers().size(), config, content.place());
        var layers = new ArrayList<LayerBlob>();
        for (int i = 0; i < config.diffIds().size(); i++) {
            String name = saved.layers().get(i);
            Digest digest = name.startsWith(BLOBS) ? named(name) : null;
            layers.add(StoredLayer.of(contents.need(name), config.diffIds().get(i), digest, ""));
        }
        return new ArchivedImage(config, ImageList.distinct(saved.tags()), null, null, List.copyOf(layers));
    }

    /**
     * The digest that a file is called by: {@code <hex>.json} with Docker, {@code blobs/sha256/<hex>} with its later
     * versions, {@code sha256:<hex>} with go-containerregistry. Null for any other name.
     */
    static @Nullable Digest named(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String bare = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        return Digest.tryParse(bare.startsWith("sha256:") ? bare : "sha256:" + bare);
    }
}
