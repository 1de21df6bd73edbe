package dev.cutaway.app.build.log;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that the steps of a build wrote, line by line, in files: the text, how it looks, where each line lies, and
 * which lines are whose. Of it only small buffers are in memory. One thread writes, others read.
 */
public final class LogSpool implements AutoCloseable {

    /** Means all steps where a step's number is asked for. */
    public static final int ALL = 0;

    /** Text offset, looks offset, length in bytes, number of spans, milliseconds, step. */
    static final int RECORD = 32;
    private static final int SPAN = 16;

    /** One step's line that goes on, and its lines that ended. */
    private static final class Writer {
        private final Screen screen;
        private final TerminalReader reader;
        private final GrowingFile places;
        private int millis;

        Writer(LineSink sink, GrowingFile places) {
            screen = new Screen(sink);
            reader = new TerminalReader(screen);
            this.places = places;
        }
    }

    private final Path folder;
    private final GrowingFile text;
    private final GrowingFile looks;
    private final GrowingFile index;
    private final Map<Integer, Writer> writers = new HashMap<>();
    private int writing;
    private boolean closed;

    /** An empty one. {@code folder}: where its files lie while it is open. */
    public LogSpool(Path folder) {
        this.folder = folder;
        text = new GrowingFile(folder);
        looks = new GrowingFile(folder);
        index = new GrowingFile(folder);
    }

    /**
     * A step wrote something.
     *
     * @param millis since the build began
     * @throws IOException when there is no room for it
     */
    public synchronized void write(int step, int millis, String written) throws IOException {
        if (closed) {
            return;
        }
        Writer writer = writers.get(step);
        if (writer == null) {
            writer = new Writer((chars, styles, length) -> ended(step, chars, styles, length), new GrowingFile(folder));
            writers.put(step, writer);
        }
        writing = step;
        writer.millis = millis;
        writer.reader.read(written);
    }

    /** A step writes no more: what it wrote last is a line, though nothing ended it. */
    public synchronized void end(int step) throws IOException {
        Writer writer = writers.get(step);
        if (!closed && writer != null && !writer.screen.isEmpty()) {
            writer.screen.newline();
        }
    }

    private void ended(int step, char[] chars, long[] styles, int length) throws IOException {
        Writer writer = Objects.requireNonNull(writers.get(step));
        byte[] line = (new String(chars, 0, length) + "\n").getBytes(StandardCharsets.UTF_8);
        List<LogLine.Span> spans = Screen.spans(styles, length);
        long at = looks.size();
        for (LogLine.Span span : spans) {
            looks.write(ByteBuffer.allocate(SPAN).putInt(span.start()).putInt(span.end())
                    .putLong(span.style().packed()).array(), SPAN);
        }
        int number = lines();
        ByteBuffer record = ByteBuffer.allocate(RECORD).putLong(text.size()).putLong(at).putInt(line.length - 1)
                .putInt(spans.size()).putInt(writer.millis).putInt(step);
        text.write(line, line.length);
        index.write(record.array(), RECORD);
        writer.places.write(ByteBuffer.allocate(4).putInt(number).array(), 4);
    }

    private int lines() {
        return (int) Math.min(Integer.MAX_VALUE, index.size() / RECORD);
    }

    /** How many lines a step wrote, or {@link #ALL}; the one that goes on not counted. */
    synchronized int lines(int step) {
        if (step == ALL) {
            return lines();
        }
        Writer writer = writers.get(step);
        return writer == null ? 0 : (int) (writer.places.size() / 4);
    }

    /** Whether a step wrote anything. */
    public synchronized boolean has(int step) {
        return step == ALL ? !writers.isEmpty() : writers.containsKey(step);
    }

    /** A step's line, counted from 0. */
    synchronized LogLine line(int step, int number) throws IOException {
        return at(step == ALL ? number : place(step, number));
    }

    /** Where a step's line stands among all. */
    synchronized int place(int step, int number) throws IOException {
        Writer writer = step == ALL ? null : writers.get(step);
        if (writer == null) {
            return number;
        }
        var four = new byte[4];
        writer.places.read(number * 4L, four, 4);
        return ByteBuffer.wrap(four).getInt();
    }

    /** Which of a step's lines stands at this place among all; the next one where none does. */
    synchronized int numberOf(int step, int place) throws IOException {
        if (step == ALL) {
            return place;
        }
        int low = 0;
        int high = lines(step);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place(step, middle) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private LogLine at(int place) throws IOException {
        var bytes = new byte[RECORD];
        index.read((long) place * RECORD, bytes, RECORD);
        ByteBuffer record = ByteBuffer.wrap(bytes);
        long offset = record.getLong();
        long look = record.getLong();
        var line = new byte[record.getInt()];
        int spans = record.getInt();
        text.read(offset, line, line.length);
        int millis = record.getInt();
        return new LogLine(record.getInt(), millis, new String(line, StandardCharsets.UTF_8), spans(look, spans));
    }

    private List<LogLine.Span> spans(long at, int count) throws IOException {
        if (count == 0) {
            return List.of();
        }
        var bytes = new byte[count * SPAN];
        looks.read(at, bytes, bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        var spans = new ArrayList<LogLine.Span>(count);
        for (int i = 0; i < count; i++) {
            spans.add(new LogLine.Span(in.getInt(), in.getInt(), TextStyle.unpacked(in.getLong())));
        }
        return spans;
    }

    /** The line that a step is writing, or for {@link #ALL} the one that wrote last; null while there is none. */
    synchronized @Nullable LogLine unfinished(int step) {
        int whose = step == ALL ? writing : step;
        Writer writer = writers.get(whose);
        return writer == null || writer.screen.isEmpty()
                ? null
                : new LogLine(whose, writer.millis, writer.screen.text(), writer.screen.spans());
    }

    /** All text, UTF-8, each line with a line end. */
    GrowingFile text() {
        return text;
    }

    /** Where the lines lie: records of {@link #RECORD} bytes. */
    GrowingFile index() {
        return index;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        for (Writer writer : writers.values()) {
            writer.places.close();
        }
        text.close();
        looks.close();
        index.close();
    }
}
