package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.IndexFiles;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * An open archive or layout: which images it holds and where their bytes lie. Opening reads tables of contents,
 * manifests and configs, and checks them against what names them; layers are read, and checked, when they are used.
 * The archive must stay open as long as its layers are read. Thread-safe.
 */
public final class ImageArchive implements AutoCloseable {

    private final Path path;
    private final ArchiveFormat format;
    private final Compression wrapper;
    private final Contents contents;
    private final List<ArchivedImage> images;

    private ImageArchive(Path path, ArchiveFormat format, Compression wrapper, Contents contents,
            List<ArchivedImage> images) {
        this.path = path;
        this.format = format;
        this.wrapper = wrapper;
        this.contents = contents;
        this.images = images;
    }

    /**
     * Opens an archive or layout folder. A compressed archive is expanded once, into a temporary file without a name;
     * nothing of it is left when the archive is closed, the process ends or this method fails.
     *
     * @param path a tar, plain or in gzip, bzip2, xz or zstd; or the folder of an OCI layout
     * @param limits what it may ask of this machine
     * @param progress told of the bytes of a compressed archive, and of the layers of one from before Docker 1.10
     * @throws ImageReadException for all that can be wrong with it
     * @throws java.util.concurrent.CancellationException when {@code progress} stops it or the thread is interrupted
     */
    public static ImageArchive open(Path path, Limits limits, Progress progress) throws IOException {
        Place place = Place.of(path.toString());
        BasicFileAttributes attributes = look(path, place);
        if (attributes.isDirectory()) {
            return read(path, Compression.NONE, new FolderContents(path, place), limits, progress);
        }
        // Opening a pipe would wait for its writer, a terminal for a key.
        if (!attributes.isRegularFile()) {
            throw new ImageReadException(new Problem.NotAnImage(place, "it is a device, a pipe or a socket"));
        }
        if (attributes.size() == 0) {
            throw new ImageReadException(new Problem.NotAnImage(place, "the file is empty"));
        }
        var file = new FileSource(path, place);
        Compression wrapper = wrapper(file);
        ByteSource tar = wrapper == Compression.NONE
                ? file
                : Expansion.of(file, wrapper, place, limits, progress);
        return read(path, wrapper, TarContents.of(tar, place, limits, progress), limits, progress);
    }

    private static BasicFileAttributes look(Path path, Place place) throws ImageReadException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            throw Failures.unreadable(e, place);
        }
    }

    private static Compression wrapper(FileSource file) throws IOException {
        try (InputStream in = file.open(0, file.size())) {
            return Compression.detect(in.readNBytes(Compression.HEAD_BYTES));
        }
    }

    /**
     * Reads an archive that goes by once. Each of its files is given to {@code spool}, hashed and, where it looks like a
     * layer, indexed at the same time; so layers need not be read again, see {@link LayerBlob#knownIndex()}.
     *
     * @param in a tar, plain or in gzip, bzip2, xz or zstd; read to its end, not closed
     * @param name how to call the archive
     * @param spool keeps the files, longer than the archive that is returned
     * @param progress told of the bytes of {@code in}
     * @throws ImageReadException for all that can be wrong with it; what {@code in} and {@code spool} throw comes as
     *         it is
     * @throws java.util.concurrent.CancellationException when {@code progress} stops it or the thread is interrupted
     */
    public static ImageArchive read(InputStream in, Path name, Spool spool, Limits limits, Progress progress)
            throws IOException {
        Place place = Place.of(name.toString());
        var counted = new BufferedInputStream(new Reporting(new Unclosed(in), progress), Compression.HEAD_BYTES);
        counted.mark(Compression.HEAD_BYTES);
        byte[] head = counted.readNBytes(Compression.HEAD_BYTES);
        counted.reset();
        if (head.length == 0) {
            throw new ImageReadException(new Problem.NotAnImage(place, "the file is empty"));
        }
        Compression wrapper = Compression.detect(head);
        // Closing gives the decoder's memory back.
        try (InputStream tar = wrapper.decompress(counted, place, limits)) {
            var contents = new TarContents(tar, new Spooling(spool, limits, progress), () -> {
            }, place, limits, progress);
            tar.transferTo(OutputStream.nullOutputStream());
            counted.transferTo(OutputStream.nullOutputStream());
            return read(name, wrapper, contents, limits, progress);
        }
    }

    /**
     * Opens one image of a folder that keeps blobs as an OCI layout does, and whose writer verified them; the folder
     * needs no {@code index.json}.
     *
     * @param layout holds {@code blobs/}
     * @param indexes of its layers, as far as they are there: those need not be read
     * @param manifest of the image
     * @param tags names of the image
     * @throws ImageReadException for all that can be wrong with it
     */
    public static ImageArchive openStored(Path layout, IndexFiles indexes, Digest manifest, List<String> tags,
            Limits limits) throws IOException {
        Place place = Place.of(layout.toString());
        look(layout, place);
        var contents = new FolderContents(layout, place);
        ArchivedImage found = new OciLayoutReader(contents, limits).readImage(manifest);
        List<LayerBlob> layers = found.layers().stream()
                .<LayerBlob>map(layer -> layer instanceof StoredLayer stored ? stored.with(indexes) : layer).toList();
        var image = new ArchivedImage(found.config(), tags, found.manifest(), found.manifestDigest(), layers);
        return new ImageArchive(layout, ArchiveFormat.OCI_LAYOUT, Compression.NONE, contents, List.of(image));
    }

    private static ImageArchive read(Path path, Compression wrapper, Contents contents, Limits limits,
            Progress progress) throws IOException {
        try {
            ArchiveFormat format = declared(contents);
            List<ArchivedImage> images = switch (format) {
                case OCI_LAYOUT -> new OciLayoutReader(contents, limits).read();
                case DOCKER_OCI -> new DockerOciReader(contents, limits).read();
                case DOCKER_ARCHIVE -> new DockerArchiveReader(contents, limits).read();
                case DOCKER_V1 -> new DockerV1Reader(contents, limits, progress).read();
            };
            return new ImageArchive(path, format, wrapper, contents, images);
        } catch (IOException | RuntimeException e) {
            contents.close();
            throw e;
        }
    }

    /** The form that the source says it has. */
    private static ArchiveFormat declared(Contents contents) throws IOException {
        boolean manifest = contents.find(DockerArchiveReader.MANIFEST) != null;
        if (contents.find(OciLayoutReader.MARK) != null) {
            return manifest ? ArchiveFormat.DOCKER_OCI : ArchiveFormat.OCI_LAYOUT;
        }
        if (manifest) {
            return ArchiveFormat.DOCKER_ARCHIVE;
        }
        if (contents.find(OciLayoutReader.INDEX) != null) {
            throw contents.missing(OciLayoutReader.MARK + ", which must stand beside " + OciLayoutReader.INDEX);
        }
        if (contents.find(DockerV1Reader.REPOSITORIES) != null) {
            return ArchiveFormat.DOCKER_V1;
        }
        throw contents.undeclared("it has neither %s nor %s nor %s".formatted(DockerArchiveReader.MANIFEST,
                OciLayoutReader.MARK, DockerV1Reader.REPOSITORIES));
    }

    /** What was opened, or what a stream was called. */
    public Path path() {
        return path;
    }

    /** The form it declares. */
    public ArchiveFormat format() {
        return format;
    }

    /** How the archive as a whole is compressed; {@link Compression#NONE} for plain tars and folders. */
    public Compression wrapper() {
        return wrapper;
    }

    /** Its images in their order, one for each platform; never empty. */
    public List<ArchivedImage> images() {
        return images;
    }

    /** Lets go of files; layers cannot be read any more. */
    @Override
    public void close() throws IOException {
        contents.close();
    }

    /** The caller's stream, which stays the caller's. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Not ours.
        }
    }
}
