package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.tar.PaxRecords;
import dev.cutaway.inspector.tar.TarBlock;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

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

    private final InputStream in;
    private final long size;
    private final Place place;
    private final Limits limits;
    private long position;

    /** What PAX and GNU headers say of the entry that follows them. */
    private PaxRecords pax = new PaxRecords();
    private @Nullable String name;
    private @Nullable String target;

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
            TarBlock header = block();
            if (header.isZero()) {
                if (afterZero) {
                    return true;
                }
                afterZero = true;
                continue;
            }
            if (start == 0 && !header.checksumHolds()) {
                throw new ImageReadException(new Problem.NotAnImage(place, "it is not a tar archive"));
            }
            header.verifyChecksum(place.at(start));
            afterZero = false;
            header(header, start, visitor);
        }
        return afterZero;
    }

    private void header(TarBlock header, long start, Visitor visitor) throws IOException {
        Place here = place.entry(text(header.name())).at(start);
        long announced = header.number(TarBlock.BYTES, 12, here);
        switch (type(header)) {
            case 'L' -> name = longText(announced, here);
            case 'K' -> target = longText(announced, here);
            case 'x' -> pax.parse(extended(announced, here), here);
            case 'g' -> skipContent(announced, here);
            default -> {
                visitor.visit(entry(header, announced, start));
                pax = new PaxRecords();
                name = null;
                target = null;
            }
        }
    }

    /** Reads an entry, extended headers considered, and passes its content. */
    private Entry entry(TarBlock header, long announced, long start) throws IOException {
        Place at = place.at(start);
        String entryName = first(pax.path("GNU.sparse.name", at), pax.path("path", at), name, header.name());
        Place here = at.entry(entryName);
        String linkName = first(null, pax.path("linkpath", here), target, header.text(TarBlock.LINK, 100));
        if (Math.max(entryName.length(), linkName.length()) > limits.pathBytes()) {
            throw new ImageReadException(new Problem.OverLimit(here, "bytes of a path", limits.pathBytes()));
        }
        char type = type(header);
        if (type == 'S') {
            skipSparseMap(header);
        }
        long bytes = hasContent(type) ? pax.number("size", announced, here) : 0;
        long from = position;
        skipContent(bytes, here);
        Kind kind = kind(type, entryName);
        boolean link = kind == Kind.HARD_LINK || kind == Kind.SYMLINK;
        return new Entry(entryName, kind, from, bytes, link ? linkName : "");
    }

    private static char type(TarBlock header) {
        return (char) (header.at(TarBlock.TYPE) & 0xff);
    }

    private static String first(byte @Nullable [] sparse, byte @Nullable [] extended, @Nullable String gnu,
            byte[] plain) {
        if (sparse != null) {
            return text(sparse);
        }
        if (extended != null) {
            return text(extended);
        }
        return gnu != null ? gnu : text(plain);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Kind kind(char type, String entryName) {
        return switch (type) {
            case '0', '\0', '7' -> entryName.endsWith("/") ? Kind.OTHER : isPaxSparse() ? Kind.SPARSE : Kind.FILE;
            case 'S' -> Kind.SPARSE;
            case '1' -> Kind.HARD_LINK;
            case '2' -> Kind.SYMLINK;
            default -> Kind.OTHER;
        };
    }

    private boolean isPaxSparse() {
        return pax.bytes("GNU.sparse.major") != null || pax.bytes("GNU.sparse.map") != null
                || pax.bytes("GNU.sparse.numblocks") != null;
    }

    /** Links, devices, folders and pipes have none, whatever their size field says. */
    private static boolean hasContent(char type) {
        return type < '1' || type > '6';
    }

    private void skipSparseMap(TarBlock header) throws IOException {
        for (boolean more = header.at(TarBlock.GNU_SPARSE_MORE) != 0; more;) {
            more = block().at(TarBlock.GNU_SPARSE_GOES_ON) != 0;
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

    private byte[] extended(long announced, Place here) throws IOException {
        if (announced > PaxRecords.MAX_BYTES) {
            throw new ImageReadException(
                    new Problem.OverLimit(here, "bytes of an extended tar header", PaxRecords.MAX_BYTES));
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
        long padding = Math.min(-position & (TarBlock.SIZE - 1), size - position);
        in.skipNBytes(padding);
        position += padding;
    }

    private void checkThere(long bytes, Place here) throws ImageReadException {
        if (bytes < 0) {
            throw new ImageReadException(new Problem.Malformed(here, "the entry's size is negative"));
        }
        if (bytes > size - position) {
            throw new ImageReadException(new Problem.Truncated(here,
                    "the entry announces " + bytes + " bytes, but just " + (size - position) + " are left"));
        }
    }

    private TarBlock block() throws IOException {
        byte[] block = in.readNBytes(TarBlock.SIZE);
        if (block.length < TarBlock.SIZE) {
            throw new ImageReadException(position == 0
                    ? new Problem.NotAnImage(place, "it is not a tar archive")
                    : new Problem.Truncated(place.at(position), "a tar header is cut off"));
        }
        position += block.length;
        return new TarBlock(block, 0);
    }
}
