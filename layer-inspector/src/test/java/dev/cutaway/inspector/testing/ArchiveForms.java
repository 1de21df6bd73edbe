package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.Digest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forms in which images come, made from {@link TestImage}s. */
public final class ArchiveForms {

    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final byte[] NEWLINE = {'\n'};

    private ArchiveForms() {}

    /**
     * {@code docker save} of Docker 1.10 to 24: {@code manifest.json}, {@code <v1id>/layer.tar}, {@code repositories}. The
     * same layer under a second v1 id is a symbolic link to the first.
     */
    public static TestArchive dockerArchive(TestImage... images) {
        var archive = new TestArchive();
        ArrayNode manifest = TestImage.JSON.createArrayNode();
        Map<Digest, String> firstPlace = new HashMap<>();
        for (var image : images) {
            List<String> ids = addV1Layers(archive, image, firstPlace);
            String config = image.id().hex() + ".json";
            if (!archive.has(config)) {
                archive.add(config, image.configBytes());
            }
            ObjectNode row = manifest.addObject().put("Config", config);
            addTags(row, image);
            ArrayNode layers = row.putArray("Layers");
            ids.forEach(id -> layers.add(id + "/layer.tar"));
        }
        archive.sorted().add("manifest.json", withNewline(TestImage.json(manifest)));
        return addRepositories(archive, images);
    }

    /** {@code docker save} before 1.10: no {@code manifest.json}, only {@code repositories} and a chain of parents. */
    public static TestArchive dockerV1(TestImage... images) {
        var archive = new TestArchive();
        Map<Digest, String> firstPlace = new HashMap<>();
        for (var image : images) {
            addV1Layers(archive, image, firstPlace);
        }
        return addRepositories(archive.sorted(), images);
    }

    /** An OCI image layout; several tags of an image become several descriptors. */
    public static TestArchive ociLayout(TestImage... images) {
        var archive = new TestArchive();
        ArrayNode descriptors = TestImage.JSON.createArrayNode();
        for (var image : images) {
            addBlobs(archive, image);
            List<String> names = image.tags().isEmpty() ? List.of("") : image.tags();
            for (String tag : names) {
                ObjectNode descriptor = manifestDescriptor(image);
                if (!tag.isEmpty()) {
                    descriptor.putObject("annotations").put("org.opencontainers.image.ref.name", tag);
                }
                descriptors.add(descriptor);
            }
        }
        return addLayoutFiles(archive, descriptors);
    }

    /** {@code docker save} of Docker 25 and later: an OCI layout, and a {@code manifest.json} that points at its blobs. */
    public static TestArchive docker25(TestImage... images) {
        var archive = new TestArchive();
        ArrayNode descriptors = TestImage.JSON.createArrayNode();
        for (var image : images) {
            addBlobs(archive, image);
            List<String> names = image.tags().isEmpty() ? List.of("") : image.tags();
            for (String tag : names) {
                descriptors.add(named(manifestDescriptor(image), tag));
            }
        }
        addLayoutFiles(archive, descriptors);
        addRepositories(archive, images);
        return archive.add("manifest.json", manifestOverBlobs(images)).sorted();
    }

    /**
     * {@code docker save} from the containerd image store: {@code index.json} names an index of platforms, with an
     * attestation manifest, and {@code manifest.json} has the first platform only.
     *
     * @param tag the name of all
     * @param present one image a platform, blobs included
     * @param absent platforms that the index names and whose blobs were never pulled
     */
    public static TestArchive containerdStore(String tag, List<TestImage> present, List<TestImage> absent) {
        var archive = new TestArchive();
        ObjectNode platforms = TestImage.JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX);
        ArrayNode manifests = platforms.putArray("manifests");
        for (var image : present) {
            addBlobs(archive, image);
            manifests.add(manifestDescriptor(image).set("platform", image.platform()));
        }
        for (var image : absent) {
            manifests.add(manifestDescriptor(image).set("platform", image.platform()));
        }
        manifests.add(attestation(archive, present.getFirst()));
        byte[] index = TestImage.json(platforms);
        archive.addBlob(Digest.of(index), index);
        ObjectNode top = named(TestImage.descriptor(INDEX, Digest.of(index), index.length), tag);
        addLayoutFiles(archive, TestImage.JSON.createArrayNode().add(top));
        return archive.add("manifest.json", manifestOverBlobs(present.getFirst())).sorted();
    }

    private static ObjectNode named(ObjectNode descriptor, String tag) {
        if (!tag.isEmpty()) {
            descriptor.putObject("annotations").put("io.containerd.image.name", "docker.io/" + tag)
                    .put("org.opencontainers.image.ref.name", tag.substring(tag.lastIndexOf(':') + 1));
        }
        return descriptor;
    }

    /** What BuildKit puts beside an image: a manifest of platform unknown/unknown with an in-toto statement as layer. */
    private static ObjectNode attestation(TestArchive archive, TestImage subject) {
        byte[] statement = "{\"_type\":\"https://in-toto.io/Statement/v0.1\"}".getBytes(StandardCharsets.UTF_8);
        var image = new TestImage().platform("unknown", "unknown", "").blob(statement, statement, BlobForm.PLAIN)
                .manifest(json -> ((ObjectNode) json.get("layers").get(0)).put("mediaType",
                        "application/vnd.in-toto+json"));
        addBlobs(archive, image);
        ObjectNode descriptor = manifestDescriptor(image);
        descriptor.putObject("annotations").put("vnd.docker.reference.digest", subject.manifestDigest().toString())
                .put("vnd.docker.reference.type", "attestation-manifest");
        return descriptor.set("platform", image.platform());
    }

    private static ObjectNode manifestDescriptor(TestImage image) {
        byte[] manifest = image.manifestBytes();
        return TestImage.descriptor(MANIFEST, Digest.of(manifest), manifest.length);
    }

    private static void addBlobs(TestArchive archive, TestImage image) {
        image.layers().forEach(layer -> archive.addBlob(layer.digest(), layer.blob()));
        archive.addBlob(image.id(), image.configBytes());
        archive.addBlob(image.manifestDigest(), image.manifestBytes());
    }

    private static TestArchive addLayoutFiles(TestArchive archive, ArrayNode descriptors) {
        ObjectNode index = TestImage.JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX);
        index.set("manifests", descriptors);
        return archive.add("index.json", TestImage.json(index)).add("oci-layout",
                "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    private static byte[] manifestOverBlobs(TestImage... images) {
        ArrayNode manifest = TestImage.JSON.createArrayNode();
        for (var image : images) {
            ObjectNode row = manifest.addObject().put("Config", TestArchive.blobPath(image.id()));
            addTags(row, image);
            ArrayNode layers = row.putArray("Layers");
            image.layers().forEach(layer -> layers.add(TestArchive.blobPath(layer.digest())));
        }
        return TestImage.json(manifest);
    }

    private static void addTags(ObjectNode row, TestImage image) {
        if (image.tags().isEmpty()) {
            row.putNull("RepoTags");
        } else {
            ArrayNode tags = row.putArray("RepoTags");
            image.tags().forEach(tags::add);
        }
    }

    private static List<String> v1Ids(TestImage image) {
        var ids = new ArrayList<String>();
        String parent = "";
        int last = image.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            String seed = parent + image.layers().get(i).diffId() + (i == last ? image.id() : "");
            parent = Digest.of(seed.getBytes(StandardCharsets.UTF_8)).hex();
            ids.add(parent);
        }
        return ids;
    }

    private static List<String> addV1Layers(TestArchive archive, TestImage image, Map<Digest, String> firstPlace) {
        List<String> ids = v1Ids(image);
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (archive.has(id + "/")) {
                continue;
            }
            var layer = image.layers().get(i);
            boolean top = i == ids.size() - 1;
            ObjectNode json = top
                    ? (ObjectNode) TestImage.JSON.readTree(image.configBytes())
                    : TestImage.JSON.createObjectNode().put("created", "1970-01-01T00:00:00Z");
            json.remove(List.of("history", "rootfs"));
            json.put("id", id);
            if (i > 0) {
                json.put("parent", ids.get(i - 1));
            }
            archive.add(id + "/", new byte[0]).add(id + "/VERSION", "1.0").add(id + "/json", TestImage.json(json));
            String place = firstPlace.putIfAbsent(layer.diffId(), id);
            if (place == null) {
                archive.add(id + "/layer.tar", layer.blob());
            } else {
                archive.addLink(id + "/layer.tar", "../" + place + "/layer.tar");
            }
        }
        return ids;
    }

    private static TestArchive addRepositories(TestArchive archive, TestImage... images) {
        ObjectNode repositories = TestImage.JSON.createObjectNode();
        for (var image : images) {
            for (String tag : image.tags()) {
                int colon = tag.lastIndexOf(':');
                repositories.withObjectProperty(tag.substring(0, colon)).put(tag.substring(colon + 1),
                        v1Ids(image).getLast());
            }
        }
        return repositories.isEmpty()
                ? archive
                : archive.add("repositories", withNewline(TestImage.json(repositories)));
    }

    private static byte[] withNewline(byte[] json) {
        byte[] all = java.util.Arrays.copyOf(json, json.length + 1);
        all[json.length] = NEWLINE[0];
        return all;
    }
}
