package dev.cutaway.engine.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.image.FileSink;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.IndexFiles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A store in a folder, with its ways in and out. */
final class TestStore implements AutoCloseable {

    final StoreFolder folder;
    final BlobStore blobs;
    final Catalog catalog;
    final Events events = new Events();
    final Transfers transfers;
    final List<LoadEvent> heard = new ArrayList<>();

    TestStore(Path path) throws IOException {
        folder = StoreFolder.prepare(path);
        blobs = new BlobStore(folder);
        catalog = Catalog.open(folder, blobs);
        transfers = new StoreTransfers(folder, blobs, catalog, events, "0.1.0", Limits.DEFAULT);
    }

    /** What Docker saved, unpacked. */
    static byte[] fixture(String name) throws IOException {
        String path = name.contains("fxsite") ? "/transfer/" + name : "/fixtures/" + name;
        try (InputStream packed = Objects.requireNonNull(TestStore.class.getResourceAsStream(path), path);
                InputStream in = Compression.XZ.decompress(packed, Place.of(name), Limits.DEFAULT)) {
            return in.readAllBytes();
        }
    }

    List<Digest> load(byte[] archive) throws IOException {
        return transfers.load(new ByteArrayInputStream(archive), heard::add);
    }

    byte[] save(SaveOptions options, String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        transfers.save(Arrays.asList(names), options, out, Progress.NONE);
        return out.toByteArray();
    }

    /** The same into an output that takes parts of files as they are. */
    byte[] saveByParts(SaveOptions options, String... names) throws IOException {
        var out = new Parts();
        transfers.save(Arrays.asList(names), options, out, Progress.NONE);
        assertThat(out.parts).isPositive();
        return out.toByteArray();
    }

    private static final class Parts extends ByteArrayOutputStream implements FileSink {

        int parts;

        @Override
        public void write(FileChannel from, long position, long count) throws IOException {
            ByteBuffer part = ByteBuffer.allocate(Math.toIntExact(count));
            while (part.hasRemaining() && from.read(part, position + part.position()) >= 0) {
                parts++;
            }
            write(part.array(), 0, part.position());
        }
    }

    /** An image of the store, as the app opens it. */
    ImageArchive open(String name) throws IOException {
        var image = catalog.resolve(name);
        return ImageArchive.openStored(folder.path(), new IndexFiles(folder.indexes()), image.manifest(),
                List.of(), Limits.DEFAULT);
    }

    /** Everything on the disk that is not the database: names of blobs, indexes and unfinished files. */
    Set<String> files() throws IOException {
        var names = new TreeSet<String>();
        for (Path part : List.of(folder.blobs(), folder.indexes(), folder.unfinished())) {
            try (Stream<Path> files = Files.walk(part)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> names.add(folder.path().relativize(file).toString()));
            }
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        catalog.close();
    }
}
