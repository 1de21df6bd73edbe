package dev.cutaway.engine.local.build.context;

import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerContent;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Archives that ADD unpacks: taken in as a context is, so their files are found without writing them out. */
public final class Archives implements AutoCloseable {

    private final BlobStore blobs;
    private final Limits limits;
    private final List<BuildContext> open = new ArrayList<>();

    /** @param limits what an archive may ask for */
    public Archives(BlobStore blobs, Limits limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /**
     * What is in an archive, until this is closed; null where the file is none.
     *
     * @param file of kind FILE
     * @throws ImageReadException when it begins as one, but is damaged or hostile
     */
    public @Nullable Rootfs unpack(Rootfs source, Spot.Part file) throws IOException {
        Place place = Place.of(file.index().path(file.entry()));
        try (BlobWriter copy = blobs.createUnhashed()) {
            try (InputStream tar = source.layers().get(file.layer()).tar().open()) {
                LayerContent.copy(tar, file.index(), file.entry(), copy, place, limits);
            }
            copy.end();
            if (!isTar(copy, place)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(copy.file())) {
                BuildContext archive = BuildContext.of(in, blobs, limits, Progress.NONE);
                open.add(archive);
                return archive.files();
            }
        }
    }

    private boolean isTar(BlobWriter file, Place place) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file.file())) {
            head = in.readNBytes(Compression.HEAD_BYTES);
        }
        byte[] block;
        Compression compression = Compression.detect(head);
        try (InputStream in = compression.decompress(Files.newInputStream(file.file()), place, limits)) {
            block = in.readNBytes(TarBlock.BYTES);
        } catch (ImageReadException _) {
            return false; // It only looks compressed: then it is a file like any other.
        }
        return TarBlock.begins(block);
    }

    @Override
    public void close() throws IOException {
        for (BuildContext archive : open) {
            archive.close();
        }
    }
}
