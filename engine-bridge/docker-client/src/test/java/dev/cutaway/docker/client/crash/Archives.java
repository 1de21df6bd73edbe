package dev.cutaway.docker.client.crash;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Images that share layers, in archives of both forms, made once. */
final class Archives {

    private static final int IMAGES = 8;
    private static final int LAYER_BYTES = 300_000;

    /** An image, and an archive with just it. */
    record Made(Digest id, String tag, byte[] tar) {}

    private Archives() {}

    /** @param prefix of the repositories, so that several clients do not take each other's names */
    static List<Made> make(String prefix, long seed) {
        var random = new Random(seed);
        TestLayer base = layer("base", new Random(1), 3 * LAYER_BYTES);
        var made = new ArrayList<Made>();
        for (int i = 0; i < IMAGES; i++) {
            String tag = prefix + "/image" + i + ":1";
            boolean compressed = i % 3 == 1;
            BlobForm form = compressed ? BlobForm.GZIP : BlobForm.PLAIN;
            var image = new TestImage(tag).layer(base, form)
                    .layer(layer("pair" + i / 2, new Random(i / 2 + 7), LAYER_BYTES), form)
                    .layer(layer(prefix + i, random, LAYER_BYTES / 3), form);
            byte[] tar = (compressed ? ArchiveForms.ociLayout(image) : ArchiveForms.dockerArchive(image)).toTar();
            made.add(new Made(image.id(), tag, tar));
        }
        return made;
    }

    private static TestLayer layer(String name, Random random, int bytes) {
        var content = new byte[bytes];
        random.nextBytes(content);
        return new TestLayer().dir(name).file(name + "/data", content).file(name + "/name", name);
    }
}
