package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.oci.SavedImages.SavedImage;

import java.io.IOException;
import java.util.List;

/**
 * Reads {@code docker save} of Docker 25 and later. The layout has all platforms, manifests and digests;
 * {@code manifest.json} has the tags and the order.
 */
final class DockerOciReader {

    private final Contents contents;
    private final Limits limits;

    DockerOciReader(Contents contents, Limits limits) {
        this.contents = contents;
        this.limits = limits;
    }

    List<ArchivedImage> read() throws IOException {
        var docker = new DockerArchiveReader(contents, limits);
        List<SavedImage> table = docker.table();
        List<ArchivedImage> layout = new OciLayoutReader(contents, limits).read();
        var images = new ImageList();
        for (SavedImage saved : table) {
            Digest id = DockerArchiveReader.named(saved.config());
            List<ArchivedImage> same = layout.stream().filter(image -> image.id().equals(id)).toList();
            for (ArchivedImage image : same) {
                images.add(saved.tags().isEmpty() ? image : ImageList.withTags(image, saved.tags()));
            }
            if (same.isEmpty()) {
                images.add(docker.image(saved));
            }
        }
        var listed = images.all().stream().map(ArchivedImage::id).toList();
        layout.stream().filter(image -> !listed.contains(image.id())).forEach(images::add);
        return images.all();
    }
}
