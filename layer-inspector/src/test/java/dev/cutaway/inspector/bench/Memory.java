package dev.cutaway.inspector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has in memory, as Linux counts it. */
public final class Memory {

    private Memory() {}

    /** {@code 90 MB resident, 74 MB with shared pages counted by halves}: the second figures of processes may be added. */
    public static String of(long process) throws IOException {
        return megabytes(process, "Rss") + " MB resident, " + megabytes(process, "Pss")
                + " MB with what is shared split among the sharers";
    }

    private static long megabytes(long process, String what) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process), "smaps_rollup"))) {
            if (line.startsWith(what + ":")) {
                return Math.round(Long.parseLong(line.replaceAll("\\D", "")) * 1.024 / 1000);
            }
        }
        throw new IOException("no " + what + " of process " + process);
    }
}
