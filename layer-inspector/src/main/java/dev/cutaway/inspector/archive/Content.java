package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.codec.Compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/**
 * One file inside an archive or layout.
 *
 * @param name its path there
 * @param place for errors
 * @param source what it lies in
 * @param from its first byte in {@code source}
 * @param length its bytes
 */
record Content(String name, Place place, ByteSource source, long from, long length) {

    /** The same bytes under the path they were asked for by, which may have led over links. */
    Content called(String path) {
        return new Content(path, place, source, from, length);
    }

    InputStream open() throws IOException {
        return source.open(from, length);
    }

    /** All of a JSON document. */
    byte[] document(Limits limits) throws IOException {
        if (length > limits.jsonBytes()) {
            throw new ImageReadException(new Problem.OverLimit(place, "bytes of a JSON document", limits.jsonBytes()));
        }
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** All of a JSON document that hashes to {@code expected}. */
    byte[] document(Digest expected, Limits limits) throws IOException {
        byte[] raw = document(limits);
        var actual = new Digest(expected.algorithm(),
                HexFormat.of().formatHex(expected.newHash().digest(raw)));
        if (!actual.equals(expected)) {
            throw new ImageReadException(new Problem.WrongDigest(place, expected, actual));
        }
        return raw;
    }

    /** How it is compressed. */
    Compression compression() throws IOException {
        try (InputStream in = open()) {
            return Compression.detect(in.readNBytes(Compression.HEAD_BYTES));
        }
    }
}
