package dev.cutaway.inspector.bench;

import com.github.luben.zstd.ZstdOutputStream;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.testing.BlobForm;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Streams an image into a file in little memory, whatever its size: as docker-archive where layers are plain, as the tar
 * of an OCI layout where they are compressed. A blob's header is written when its length and digest are known.
 */
final class ImageFile implements AutoCloseable {

    /** Writes the entries of a layer. */
    interface LayerBody {
        void writeTo(TarStream tar) throws IOException;
    }

    private record Layer(Digest diffId, Digest digest, long bytes) {}

    private static final int BLOCK = 512;

    private final FileChannel file;
    private final BlobForm form;
    private final List<Layer> layers = new ArrayList<>();

    ImageFile(Path path, BlobForm form) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        this.form = form;
    }

    /** Adds a layer on top. */
    void layer(LayerBody body) throws IOException {
        long header = file.position();
        file.position(header + BLOCK);
        var blobHash = Digest.newSha256();
        var tarHash = Digest.newSha256();
        var blob = new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 18), blobHash);
        try (OutputStream compressed = compressed(new Unclosed(blob))) {
            // Plain layers are hashed once: their two digests are one.
            var out = new BufferedOutputStream(
                    form == BlobForm.PLAIN ? compressed : new DigestOutputStream(compressed, tarHash), 1 << 16);
            var tar = new TarStream(out);
            body.writeTo(tar);
            tar.end();
            out.flush();
        }
        blob.flush();
        Digest digest = Digest.ofSha256(blobHash.digest());
        Digest diffId = form == BlobForm.PLAIN ? digest : Digest.ofSha256(tarHash.digest());
        long end = file.position();
        file.position(header);
        putHeader(name(diffId, digest), end - header - BLOCK);
        file.position(end);
        pad();
        layers.add(new Layer(diffId, digest, end - header - BLOCK));
    }

    private OutputStream compressed(OutputStream out) throws IOException {
        return switch (form) {
            case PLAIN -> out;
            case GZIP -> new GZIPOutputStream(out, 1 << 16);
            case ZSTD -> new ZstdOutputStream(out, 3).setWorkers(Runtime.getRuntime().availableProcessors());
            default -> throw new IllegalArgumentException("not for layers here: " + form);
        };
    }

    /** Keeps the file open when a compressor ends. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private String name(Digest diffId, Digest digest) {
        return form == BlobForm.PLAIN ? diffId.hex() + ".tar" : "blobs/sha256/" + digest.hex();
    }

    /** Writes config, manifest and the tar's end. */
    @Override
    public void close() throws IOException {
        try (file) {
            byte[] config = config();
            if (form == BlobForm.PLAIN) {
                put(Digest.of(config).hex() + ".json", config);
                String names = layers.stream().map(layer -> "\"" + layer.diffId().hex() + ".tar\"").collect(
                        Collectors.joining(","));
                put("manifest.json", bytes("[{\"Config\":\"%s.json\",\"RepoTags\":[\"bench/image:1\"],\"Layers\":[%s]}]"
                        .formatted(Digest.of(config).hex(), names)));
            } else {
                putLayout(config);
            }
            write(new byte[2 * BLOCK]);
        }
    }

    private void putLayout(byte[] config) throws IOException {
        String descriptors = layers.stream().map(layer -> descriptor(form.mediaType(), layer.digest(), layer.bytes()))
                .collect(Collectors.joining(","));
        byte[] manifest = bytes("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"config\":%s,\"layers\":[%s]}".formatted(descriptor("application/vnd.oci.image.config.v1+json",
                        Digest.of(config), config.length), descriptors));
        put("blobs/sha256/" + Digest.of(config).hex(), config);
        put("blobs/sha256/" + Digest.of(manifest).hex(), manifest);
        put("index.json", bytes("{\"schemaVersion\":2,\"manifests\":[%s]}".formatted(descriptor(
                "application/vnd.oci.image.manifest.v1+json", Digest.of(manifest), manifest.length))));
        put("oci-layout", bytes("{\"imageLayoutVersion\":\"1.0.0\"}"));
    }

    private static String descriptor(String mediaType, Digest digest, long bytes) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}".formatted(mediaType, digest, bytes);
    }

    private byte[] config() {
        String diffIds = layers.stream().map(layer -> "\"" + layer.diffId() + "\"").collect(Collectors.joining(","));
        String history = layers.stream().map(layer -> "{\"created_by\":\"RUN make-layer\"}").collect(
                Collectors.joining(","));
        return bytes("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\","
                + "\"diff_ids\":[%s]},\"history\":[%s]}".formatted(diffIds, history));
    }

    private void put(String name, byte[] content) throws IOException {
        putHeader(name, content.length);
        write(content);
        pad();
    }

    private void putHeader(String name, long bytes) throws IOException {
        byte[] block = new byte[BLOCK];
        TarStream.fill(block, name, '0', bytes, 0644);
        write(block);
    }

    private void pad() throws IOException {
        write(new byte[(int) (-file.position() & (BLOCK - 1))]);
    }

    private void write(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
