package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.ImageConfigReader;
import dev.cutaway.inspector.oci.SavedImages;
import dev.cutaway.inspector.oci.V1Image;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code docker save} before 1.10: {@code repositories} names the top layers of images, and each layer's
 * {@code json} the one below. Such archives tell no digests, so the layers are hashed here; see {@link V1Image} for the
 * image's id.
 */
final class DockerV1Reader {

    static final String REPOSITORIES = "repositories";

    private static final int BUFFER_BYTES = 256 << 10;

    /** One layer folder. */
    private record V1Layer(V1Image image, Content json, StoredLayer blob) {}

    private final Contents contents;
    private final Limits limits;
    private final Progress progress;
    private final Map<String, V1Layer> layers = new HashMap<>();
    private long announced;

    DockerV1Reader(Contents contents, Limits limits, Progress progress) {
        this.contents = contents;
        this.limits = limits;
        this.progress = progress;
    }

    List<ArchivedImage> read() throws IOException {
        Content table = contents.findOnly(REPOSITORIES);
        if (table == null) {
            throw contents.missing(REPOSITORIES);
        }
        Map<String, List<String>> tops = SavedImages.repositories(table.document(limits), table.place(), limits);
        if (tops.isEmpty()) {
            throw new ImageReadException(new Problem.NotAnImage(table.place(), "it lists no image"));
        }
        var images = new ImageList();
        for (var top : tops.entrySet()) {
            images.add(image(top.getKey(), top.getValue()));
        }
        return images.all();
    }

    private ArchivedImage image(String top, List<String> tags) throws IOException {
        List<V1Layer> chain = chain(top);
        List<Digest> diffIds = chain.stream().map(layer -> layer.blob().diffId()).toList();
        byte[] raw = V1Image.config(chain.stream().map(V1Layer::image).toList(), diffIds);
        ImageConfig config = ImageConfigReader.read(raw, Digest.of(raw), chain.getLast().json().place(), limits);
        return new ArchivedImage(config, ImageList.distinct(tags), null, null,
                chain.stream().<LayerBlob>map(V1Layer::blob).toList());
    }

    /** The layers of an image, base first. */
    private List<V1Layer> chain(String top) throws IOException {
        Deque<V1Layer> chain = new ArrayDeque<>();
        var seen = new HashSet<String>();
        String id = top;
        while (id != null) {
            V1Layer layer = layer(id);
            if (!seen.add(id)) {
                throw new ImageReadException(
                        new Problem.Hostile(layer.json().place(), "its layers stand on each other in a circle"));
            }
            if (seen.size() > ImageConfigReader.MOST_LAYERS) {
                throw new ImageReadException(
                        new Problem.OverLimit(contents.place(), "layers", ImageConfigReader.MOST_LAYERS));
            }
            chain.addFirst(layer);
            id = layer.image().parent();
        }
        return new ArrayList<>(chain);
    }

    private V1Layer layer(String id) throws IOException {
        V1Layer known = layers.get(id);
        if (known != null) {
            return known;
        }
        Content json = contents.need(id + "/json");
        var image = V1Image.read(json.document(limits), json.place(), limits);
        Content tar = contents.need(id + "/layer.tar");
        Compression compression = tar.compression();
        var layer = new V1Layer(image, json,
                new StoredLayer(tar, diffId(tar, compression), null, "", compression, null));
        layers.put(id, layer);
        return layer;
    }

    private Digest diffId(Content layer, Compression compression) throws IOException {
        if (layer.source() instanceof SpooledFile file && file.kept().index() != null) {
            return file.kept().index().diffId();
        }
        announced += layer.length();
        progress.total(announced);
        MessageDigest hash = Digest.newSha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        Place place = layer.place().at(-1);
        try (InputStream in = compression.decompress(new Reporting(layer.open(), progress), place, limits)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                hash.update(buffer, 0, n);
            }
        }
        return Digest.ofSha256(hash.digest());
    }
}
