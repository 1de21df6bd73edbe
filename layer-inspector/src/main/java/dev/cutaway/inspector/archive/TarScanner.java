package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Goes over the headers of an archive's tar and skips the content, so that an archive of any size is known in
 * milliseconds.
 */
final class TarScanner {

    /** What can be of use in an image's archive. */
    enum Kind {
        FILE, SPARSE, HARD_LINK, SYMLINK, OTHER
    }

    /**
     * One entry.
     *
     * @param name as written
     * @param kind what it is
     * @param from first byte of its content
     * @param length bytes of its content
     * @param target of a link, as written; empty for everything else
     */
    record Entry(String name, Kind kind, long from, long length, String target) {}

    /** Told of every entry in turn. */
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws IOException;
    }

    private static final int EXTENDED_HEADER_BYTES = 1 << 20;

    private final InputStream in;
    private final long size;
    private final Place place;
    private final Limits limits;
    private long position;

    /** What PAX and GNU headers say of the entry that follows them. */
    private @Nullable String name;
    private @Nullable String target;
    private long length = -1;
    private boolean sparse;

    private TarScanner(InputStream in, long size, Place place, Limits limits) {
        this.in = in;
        this.size = size;
        this.place = place;
        this.limits = limits;
    }

    /**
     * Scans a tar.
     *
     * @return false where the tar stops at an entry's end, but without the mark that says so
     */
    static boolean scan(ByteSource tar, Place place, Limits limits, Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(tar.open(0, tar.size()))) {
            return new TarScanner(in, tar.size(), place, limits).scan(visitor);
        }
    }

    private boolean scan(Visitor visitor) throws IOException {
        boolean afterZero = false;
        while (position < size) {
            long start = position;
            var header = new TarHeader(block());
            if (header.isZero()) {
                if (afterZero) {
                    return true;
                }
                afterZero = true;
                continue;
            }
            if (!header.checksumHolds()) {
                throw new ImageReadException(start == 0
                        ? new Problem.NotAnImage(place, "it is not a tar archive")
                        : new Problem.Malformed(place.at(start), "there is no tar header where one should be"));
            }
            afterZero = false;
            entry(header, start, visitor);
        }
        return afterZero;
    }

    private void entry(TarHeader header, long start, Visitor visitor) throws IOException {
        Place here = place.entry(name == null ? header.name() : name).at(start);
        long announced = header.size(here);
        switch (header.type()) {
            case 'L' -> name = longText(announced, here);
            case 'K' -> target = longText(announced, here);
            case 'x' -> pax(extended(announced, here), here);
            case 'g' -> skipContent(announced, here);
            default -> plain(header, announced, here, visitor);
        }
    }

    private void plain(TarHeader header, long announced, Place here, Visitor visitor) throws IOException {
        String entryName = name == null ? header.name() : name;
        if (entryName.length() > limits.pathBytes()) {
            throw new ImageReadException(new Problem.OverLimit(here, "bytes of a path", limits.pathBytes()));
        }
        String linkName = target == null ? header.linkName() : target;
        Kind kind = kind(header.type(), entryName);
        if (header.type() == 'S') {
            skipSparseMap(header);
        }
        long bytes = hasContent(header.type()) ? (length >= 0 ? length : announced) : 0;
        long from = position;
        skipContent(bytes, here.entry(entryName));
        name = null;
        target = null;
        length = -1;
        sparse = false;
        boolean link = kind == Kind.HARD_LINK || kind == Kind.SYMLINK;
        visitor.visit(new Entry(entryName, kind, from, bytes, link ? linkName : ""));
    }

    private Kind kind(char type, String entryName) {
        return switch (type) {
            case '0', '\0', '7' -> entryName.endsWith("/") ? Kind.OTHER : sparse ? Kind.SPARSE : Kind.FILE;
            case 'S' -> Kind.SPARSE;
            case '1' -> Kind.HARD_LINK;
            case '2' -> Kind.SYMLINK;
            default -> Kind.OTHER;
        };
    }

    /** Links, devices, folders and pipes have none, whatever their size field says. */
    private static boolean hasContent(char type) {
        return type < '1' || type > '6';
    }

    private void skipSparseMap(TarHeader header) throws IOException {
        for (boolean more = header.sparseMapGoesOn(); more;) {
            more = block()[504] != 0;
        }
    }

    private String longText(long announced, Place here) throws IOException {
        byte[] text = extended(announced, here);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    private void pax(byte[] records, Place here) throws ImageReadException {
        for (Map.Entry<String, String> entry : PaxRecords.read(records, here).entrySet()) {
            String value = entry.getValue();
            switch (entry.getKey()) {
                case "path" -> name = value;
                case "linkpath" -> target = value;
                case "size" -> length = PaxRecords.size(value, here);
                case "GNU.sparse.name" -> {
                    name = value;
                    sparse = true;
                }
                case "GNU.sparse.major", "GNU.sparse.map", "GNU.sparse.numblocks" -> sparse = true;
                default -> {
                    // Times, owners and attributes of an archive's entries mean nothing here.
                }
            }
        }
    }

    private byte[] extended(long announced, Place here) throws IOException {
        if (announced > EXTENDED_HEADER_BYTES) {
            throw new ImageReadException(
                    new Problem.OverLimit(here, "bytes of an extended tar header", EXTENDED_HEADER_BYTES));
        }
        checkThere(announced, here);
        byte[] content = in.readNBytes((int) announced);
        position += announced;
        skipPadding();
        return content;
    }

    private void skipContent(long bytes, Place here) throws IOException {
        checkThere(bytes, here);
        in.skipNBytes(bytes);
        position += bytes;
        skipPadding();
    }

    /** The last entry's padding may be missing: the docker CLI ends some tars so. */
    private void skipPadding() throws IOException {
        long padding = Math.min(-position & (TarHeader.BLOCK - 1), size - position);
        in.skipNBytes(padding);
        position += padding;
    }

    private void checkThere(long bytes, Place here) throws ImageReadException {
        if (bytes > size - position) {
            throw new ImageReadException(new Problem.Truncated(here,
                    "the entry announces " + bytes + " bytes, but just " + (size - position) + " are left"));
        }
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(TarHeader.BLOCK);
        if (block.length < TarHeader.BLOCK) {
            throw new ImageReadException(position == 0
                    ? new Problem.NotAnImage(place, "it is not a tar archive")
                    : new Problem.Truncated(place.at(position), "a tar header is cut off"));
        }
        position += block.length;
        return block;
    }
}
