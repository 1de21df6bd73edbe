package dev.cutaway.app.build.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Lines with some words in them, found by reading the text from its beginning to its end, and from there on when more was
 * written. One thread looks, others ask what was found so far.
 */
final class LogSearch {

    /** More are counted, but not gone to. */
    static final int MOST = 1_000_000;

    private static final int BLOCK = 1 << 20;

    private final LogSpool spool;
    private final int step;
    private final Needle needle;
    private final LineLocator locator;
    private int[] hits = new int[64];
    private int kept;
    private int count;
    private volatile long scanned;
    private volatile long end;

    /**
     * @param step whose lines; {@link LogSpool#ALL} for all
     * @param words not empty
     */
    LogSearch(LogSpool spool, int step, String words) {
        this.spool = spool;
        this.step = step;
        needle = new Needle(words);
        locator = new LineLocator(spool.index());
    }

    Needle needle() {
        return needle;
    }

    /** How many lines have the words, as far as is known. */
    synchronized int count() {
        return count;
    }

    /** How many of them can be gone to. */
    synchronized int kept() {
        return kept;
    }

    /** Where a hit stands among all lines. */
    synchronized int hit(int number) {
        return hits[number];
    }

    /** The first hit at this line or below it; {@link #kept} where there is none. */
    synchronized int after(int place) {
        int at = Arrays.binarySearch(hits, 0, kept, place);
        return at >= 0 ? at : -at - 1;
    }

    /** How much of the text was looked through, from 0 to 1. */
    double done() {
        long all = end;
        return all <= 0 ? 0 : Math.min(1, (double) scanned / all);
    }

    private synchronized void add(int line) {
        count++;
        if (kept < MOST) {
            if (kept == hits.length) {
                hits = Arrays.copyOf(hits, hits.length * 2);
            }
            hits[kept++] = line;
        }
    }

    /**
     * Looks on up to what is the end when this begins. Blocks.
     *
     * @param cancelled asked now and then whether to stop
     */
    void run(BooleanSupplier cancelled) throws IOException {
        // The index is written after the text, so what it does not tell of yet is left for the next time.
        end = whole();
        var block = new byte[BLOCK];
        while (scanned + needle.length() <= end && !cancelled.getAsBoolean()) {
            int filled = spool.text().read(scanned, block, (int) Math.min(BLOCK, end - scanned));
            long next = scan(block, filled);
            scanned = Math.max(next, scanned + filled - needle.length() + 1);
        }
        if (scanned + needle.length() > end) {
            scanned = Math.max(scanned, end - needle.length() + 1);
        }
    }

    private long whole() throws IOException {
        long records = spool.index().size() / LogSpool.RECORD;
        if (records == 0) {
            return 0;
        }
        var last = new byte[LogSpool.RECORD];
        spool.index().read((records - 1) * LogSpool.RECORD, last, last.length);
        var record = ByteBuffer.wrap(last);
        return record.getLong(0) + record.getInt(16) + 1;
    }

    /** @return where to go on; the end of the last line found, which may lie behind the block */
    private long scan(byte[] block, int filled) throws IOException {
        int at = 0;
        while (at < filled) {
            int hit = needle.find(block, at, filled);
            if (hit < 0) {
                return scanned;
            }
            int line = locator.find(scanned + hit);
            if (step == LogSpool.ALL || locator.step() == step) {
                add(line);
            }
            if (locator.end() - scanned >= filled) {
                return locator.end();
            }
            at = (int) (locator.end() - scanned);
        }
        return scanned;
    }
}
