package dev.cutaway.engine.local.build.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the steps of one build came to: a file that only grows, a line for each. Each line also begins with a line's end,
 * so that half a line, which a full disk or a kill leaves, spoils no other.
 */
final class StepStates {

    private static final System.Logger LOG = System.getLogger(StepStates.class.getName());

    /** Each line has a whole config, and each config a row for every step before it: it grows with the square. */
    private static final long MOST_BYTES = 16 << 20;

    private final Path file;

    StepStates(Path file) {
        this.file = file;
    }

    /**
     * Adds a step. A build is worth more than this: where the disk does not take it, or there is too much of it already,
     * the step cannot be opened.
     */
    void append(StepState state) {
        byte[] line = LogFormat.line(state);
        if (length() + line.length >= MOST_BYTES) {
            LOG.log(System.Logger.Level.WARNING, "step {0} was not written down in {1}, which would be too large",
                    state.step(), file);
            return;
        }
        byte[] lines = new byte[line.length + 1];
        lines[0] = '\n';
        System.arraycopy(line, 0, lines, 1, line.length);
        // Not a channel: those close when the thread is interrupted.
        try (var out = new FileOutputStream(file.toFile(), true)) {
            out.write(lines);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "step " + state.step() + " was not written down in " + file, e);
        }
    }

    /** Bytes written. */
    long length() {
        return file.toFile().length();
    }

    /** What the step came to; null where that was not written down. */
    @Nullable
    StepState find(int step) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        StepState found = null;
        // Not Files' own reader: that one fails at half a character.
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                StepState state = line.isEmpty() ? null : LogFormat.stepState(line, step);
                found = state == null ? found : state;
            }
        }
        return found;
    }
}
