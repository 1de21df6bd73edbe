package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.tar.PaxRecords;
import dev.cutaway.inspector.tar.TarBlock;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Goes over the headers of an archive's tar. Content that nobody reads is skipped, so that a file of any size is known
 * in milliseconds.
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
        /** @param content the entry's bytes, to be read during this call if at all */
        void visit(Entry entry, InputStream content) throws IOException;
    }

    /**
     * How a tar ended.
     *
     * @param marked false where it stops at an entry's end, but without the mark that says so
     * @param position bytes looked at
     */
    record End(boolean marked, long position) {}

    private final InputStream in;
    private final Place place;
    private final Limits limits;
    private final Progress progress;
    private long position;

    /** What PAX and GNU headers say of the entry that follows them. */
    private PaxRecords pax = new PaxRecords();
    private @Nullable String name;
    private @Nullable String target;

    private TarScanner(InputStream in, Place place, Limits limits, Progress progress) {
        this.in = in;
        this.place = place;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * Scans a tar up to its end mark.
     *
     * @param tar never skips further than its end; not closed
     * @param progress may stop the scan; told of no bytes
     */
    static End scan(InputStream tar, Place place, Limits limits, Progress progress, Visitor visitor)
            throws IOException {
        var scanner = new TarScanner(new BufferedInputStream(tar), place, limits, progress);
        boolean marked = scanner.scan(visitor);
        return new End(marked, scanner.position);
    }

    private boolean scan(Visitor visitor) throws IOException {
        boolean afterZero = false;
        while (true) {
            progress.advance(0);
            long start = position;
            TarBlock header = blockOrEnd();
            if (header == null) {
                return afterZero;
            }
            if (header.isZero()) {
                if (afterZero) {
                    return true;
                }
                afterZero = true;
                continue;
            }
            if (start == 0 && !header.checksumHolds()) {
                throw notATar();
            }
            header.verifyChecksum(place.at(start));
            afterZero = false;
            header(header, start, visitor);
        }
    }

    private void header(TarBlock header, long start, Visitor visitor) throws IOException {
        Place here = place.entry(text(header.name())).at(start);
        long announced = header.number(TarBlock.BYTES, 12, here);
        switch (type(header)) {
            case 'L' -> name = longText(announced, here);
            case 'K' -> target = longText(announced, here);
            case 'x' -> pax.parse(extended(announced, here), here);
            case 'g' -> content(announced, here).skipRest();
            default -> {
                visit(header, announced, start, visitor);
                pax = new PaxRecords();
                name = null;
                target = null;
            }
        }
    }

    /** Reads an entry, extended headers considered, shows it and passes its content. */
    private void visit(TarBlock header, long announced, long start, Visitor visitor) throws IOException {
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
        Content content = content(bytes, here);
        Kind kind = kind(type, entryName);
        boolean link = kind == Kind.HARD_LINK || kind == Kind.SYMLINK;
        visitor.visit(new Entry(entryName, kind, position, bytes, link ? linkName : ""), content);
        content.skipRest();
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
        Content content = content(announced, here);
        byte[] all = content.readAllBytes();
        content.skipRest();
        return all;
    }

    private Content content(long bytes, Place here) throws ImageReadException {
        if (bytes < 0) {
            throw new ImageReadException(new Problem.Malformed(here, "the entry's size is negative"));
        }
        return new Content(bytes, here);
    }

    private TarBlock block() throws IOException {
        TarBlock block = blockOrEnd();
        if (block == null) {
            throw cutOff();
        }
        return block;
    }

    private @Nullable TarBlock blockOrEnd() throws IOException {
        byte[] block = in.readNBytes(TarBlock.SIZE);
        if (block.length == 0 && position > 0) {
            return null;
        }
        if (block.length < TarBlock.SIZE) {
            throw position == 0 ? notATar() : cutOff();
        }
        position += block.length;
        return new TarBlock(block, 0);
    }

    private ImageReadException notATar() {
        return new ImageReadException(new Problem.NotAnImage(place, "it is not a tar archive"));
    }

    private ImageReadException cutOff() {
        return new ImageReadException(new Problem.Truncated(place.at(position), "a tar header is cut off"));
    }

    /** The content of the entry at hand; ends where its header says, or fails. */
    private final class Content extends InputStream {

        private final long announced;
        private final Place here;
        private long left;

        Content(long announced, Place here) {
            this.announced = announced;
            this.here = here;
            this.left = announced;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0 || left == 0) {
                return length == 0 ? 0 : -1;
            }
            int n = in.read(into, from, (int) Math.min(length, left));
            if (n < 0) {
                throw new ImageReadException(new Problem.Truncated(here, "the entry announces " + announced
                        + " bytes, but just " + (announced - left) + " are left"));
            }
            passed(n);
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            return passed(in.skip(Math.min(n, left)));
        }

        private long passed(long n) {
            left -= n;
            position += n;
            return n;
        }

        /** Passes what was not read, and the padding: that of the last entry may be missing, as in some CLI tars. */
        void skipRest() throws IOException {
            while (left > 0) {
                if (skip(left) == 0) {
                    read();
                }
            }
            int padding = (int) (-position & (TarBlock.SIZE - 1));
            position += in.readNBytes(padding).length;
        }
    }
}
