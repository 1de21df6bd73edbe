package dev.cutaway.inspector.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The four ways in which GNU tar writes a sparse file.
 *
 * @see <a href="https://www.gnu.org/software/tar/manual/html_section/Sparse-Formats.html">GNU tar, Storing Sparse
 *      Files</a>
 */
final class SparseForms {

    private static final int IN_HEADER = 4;
    private static final int IN_EXTENSION = 21;

    private SparseForms() {}

    /** Type {@code S}: the map lies where ustar has its prefix, and goes on in blocks after the header. */
    static void oldGnu(TarEntry entry, long realSize, List<SparseChunk> given) {
        List<SparseChunk> chunks = withEnd(given, realSize);
        entry.content = joined(chunks);
        byte[] tail = new byte[TarEntry.BLOCK - 345];
        putMap(tail, 386 - 345, chunks.subList(0, Math.min(IN_HEADER, chunks.size())));
        tail[482 - 345] = (byte) (chunks.size() > IN_HEADER ? 1 : 0);
        put(tail, 483 - 345, realSize);
        entry.gnuTail = tail;
        var extensions = new ByteArrayOutputStream();
        for (int from = IN_HEADER; from < chunks.size(); from += IN_EXTENSION) {
            int to = Math.min(from + IN_EXTENSION, chunks.size());
            byte[] block = new byte[TarEntry.BLOCK];
            putMap(block, 0, chunks.subList(from, to));
            block[504] = (byte) (to < chunks.size() ? 1 : 0);
            extensions.writeBytes(block);
        }
        entry.headerExtension = extensions.toByteArray();
    }

    static void pax(TarEntry entry, String version, long realSize, List<SparseChunk> given) {
        List<SparseChunk> chunks = withEnd(given, realSize);
        String name = new String(entry.name, StandardCharsets.UTF_8);
        switch (version) {
            case "0.0" -> {
                entry.pax("GNU.sparse.size", Long.toString(realSize));
                entry.pax("GNU.sparse.numblocks", Integer.toString(chunks.size()));
                for (var chunk : chunks) {
                    entry.pax("GNU.sparse.offset", Long.toString(chunk.offset()));
                    entry.pax("GNU.sparse.numbytes", Integer.toString(chunk.data().length));
                }
                entry.content = joined(chunks);
            }
            case "0.1" -> {
                entry.pax("GNU.sparse.name", name);
                entry.pax("GNU.sparse.size", Long.toString(realSize));
                entry.pax("GNU.sparse.numblocks", Integer.toString(chunks.size()));
                entry.pax("GNU.sparse.map", numbers(chunks).collect(Collectors.joining(",")));
                entry.name = hidden(name);
                entry.content = joined(chunks);
            }
            case "1.0" -> {
                entry.pax("GNU.sparse.major", "1");
                entry.pax("GNU.sparse.minor", "0");
                entry.pax("GNU.sparse.name", name);
                entry.pax("GNU.sparse.realsize", Long.toString(realSize));
                entry.name = hidden(name);
                String map = Stream.concat(Stream.of(Integer.toString(chunks.size())), numbers(chunks))
                        .collect(Collectors.joining("\n", "", "\n"));
                var out = new ByteArrayOutputStream();
                out.writeBytes(TarEntry.padded(map.getBytes(StandardCharsets.US_ASCII)));
                out.writeBytes(joined(chunks));
                entry.content = out.toByteArray();
            }
            default -> throw new IllegalArgumentException("no sparse form " + version);
        }
    }

    /** GNU tar marks a hole at the end with an empty chunk there. */
    private static List<SparseChunk> withEnd(List<SparseChunk> chunks, long realSize) {
        var all = new ArrayList<>(chunks);
        long end = all.isEmpty() ? 0 : all.getLast().offset() + all.getLast().data().length;
        if (end < realSize || all.isEmpty()) {
            all.add(new SparseChunk(realSize, new byte[0]));
        }
        return all;
    }

    private static Stream<String> numbers(List<SparseChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> Stream.of(Long.toString(chunk.offset()), Integer.toString(chunk.data().length)));
    }

    private static byte[] hidden(String name) {
        int slash = name.lastIndexOf('/') + 1;
        return (name.substring(0, slash) + "GNUSparseFile.1/" + name.substring(slash)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(List<SparseChunk> chunks) {
        var out = new ByteArrayOutputStream();
        chunks.forEach(chunk -> out.writeBytes(chunk.data()));
        return out.toByteArray();
    }

    private static void putMap(byte[] block, int at, List<SparseChunk> chunks) {
        for (int i = 0; i < chunks.size(); i++) {
            put(block, at + 24 * i, chunks.get(i).offset());
            put(block, at + 24 * i + 12, chunks.get(i).data().length);
        }
    }

    private static void put(byte[] block, int at, long value) {
        byte[] digits = String.format("%011o\0", value).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(Arrays.copyOf(digits, 12), 0, block, at, 12);
    }
}
