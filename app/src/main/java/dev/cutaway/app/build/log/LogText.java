package dev.cutaway.app.build.log;

import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes lines out of a log: to the clipboard as long as they fit there, or to a file. */
final class LogText {

    /** Characters; more freezes clipboards. */
    static final int MOST = 16 << 20;

    private LogText() {}

    /**
     * Lines from one place to another.
     *
     * @return null when they are more than a clipboard takes
     */
    static @Nullable String between(LogSpool spool, int step, LogPlace start, LogPlace end) throws IOException {
        var text = new StringBuilder();
        for (int number = start.line(); number <= end.line(); number++) {
            String line = line(spool, step, number);
            if (line == null) {
                break;
            }
            int from = number == start.line() ? Math.min(start.column(), line.length()) : 0;
            int to = number == end.line() ? Math.min(end.column(), line.length()) : line.length();
            text.append(line, Math.min(from, to), to);
            if (number < end.line()) {
                text.append('\n');
            }
            if (text.length() > MOST) {
                return null;
            }
        }
        return text.toString();
    }

    /** A line, the one that goes on included; null where there is none. */
    private static @Nullable String line(LogSpool spool, int step, int number) throws IOException {
        if (number < spool.lines(step)) {
            return spool.line(step, number).text();
        }
        LogLine last = number == spool.lines(step) ? spool.unfinished(step) : null;
        return last == null ? null : last.text();
    }

    /** Writes all lines of a step, or of {@link LogSpool#ALL}. Blocks. */
    static void save(LogSpool spool, int step, Path file, Progress progress) throws IOException {
        int lines = spool.lines(step);
        progress.total(lines);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int number = 0; number < lines; number++) {
                out.write(spool.line(step, number).text());
                out.write('\n');
                if (number % 1024 == 1023) {
                    progress.advance(1024);
                }
            }
            LogLine last = spool.unfinished(step);
            if (last != null) {
                out.write(last.text() + "\n");
            }
        }
    }
}
