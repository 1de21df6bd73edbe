package dev.cutaway.engine.local.build.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.copy.Fingerprints.Print;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The files of a step in few bytes, only to tell which of them changed: digests are cut short. */
final class PackedFiles {

    private static final int BYTES = 6;

    /** A file's digests, cut. */
    record Cut(byte[] content, byte[] rest) {

        static Cut of(Print print) {
            return new Cut(Arrays.copyOf(print.content(), BYTES), Arrays.copyOf(print.rest(), BYTES));
        }
    }

    private PackedFiles() {}

    static byte[] pack(List<Print> files) {
        if (files.isEmpty()) {
            return new byte[0];
        }
        var packed = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            out.writeInt(files.size());
            for (Print file : files) {
                byte[] path = file.path().getBytes(UTF_8);
                out.writeInt(path.length);
                out.write(path);
            }
            for (Print file : files) {
                out.write(file.content(), 0, BYTES);
                out.write(file.rest(), 0, BYTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Map<String, Cut> unpack(byte[] packed) {
        var files = new LinkedHashMap<String, Cut>();
        if (packed.length == 0) {
            return files;
        }
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            String[] paths = new String[in.readInt()];
            for (int i = 0; i < paths.length; i++) {
                paths[i] = new String(in.readNBytes(in.readInt()), UTF_8);
            }
            for (String path : paths) {
                files.put(path, new Cut(in.readNBytes(BYTES), in.readNBytes(BYTES)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a row of the build cache is damaged", e);
        }
        return files;
    }
}
