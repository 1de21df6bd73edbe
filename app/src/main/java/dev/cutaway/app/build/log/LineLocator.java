package dev.cutaway.app.build.log;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Says which line holds a byte of the text. Keeps a part of the index at hand, for hits lie near each other. */
final class LineLocator {

    private static final int KEPT = 2048;

    private final GrowingFile index;
    private final byte[] block = new byte[KEPT * LogSpool.RECORD];
    private final ByteBuffer records = ByteBuffer.wrap(block);
    private final byte[] eight = new byte[8];
    private long first;
    private int count;
    private int found;

    LineLocator(GrowingFile index) {
        this.index = index;
    }

    /** Finds the line with this byte, counted from 0. The line is there. */
    int find(long offset) throws IOException {
        if (count == 0 || offset < start(0) || offset >= end(count - 1)) {
            load(search(offset));
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (start(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        found = low;
        return (int) (first + low);
    }

    /** The step that wrote the line found last. */
    int step() {
        return records.getInt(found * LogSpool.RECORD + 28);
    }

    /** The first byte after the line found last and its line end. */
    long end() {
        return end(found);
    }

    private long start(int record) {
        return records.getLong(record * LogSpool.RECORD);
    }

    private long end(int record) {
        return start(record) + records.getInt(record * LogSpool.RECORD + 16) + 1;
    }

    private long search(long offset) throws IOException {
        long low = 0;
        long high = index.size() / LogSpool.RECORD - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            index.read(middle * LogSpool.RECORD, eight, 8);
            if (ByteBuffer.wrap(eight).getLong() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void load(long record) throws IOException {
        first = record;
        count = index.read(record * LogSpool.RECORD, block, block.length) / LogSpool.RECORD;
    }
}
