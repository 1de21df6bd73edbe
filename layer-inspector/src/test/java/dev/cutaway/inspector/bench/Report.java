package dev.cutaway.inspector.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Gathers what was measured as Markdown; each line is also printed at once. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    /** The head: machine, date, Java. */
    void machine(double scale, int runs) throws IOException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        line("Measured on " + LocalDate.now(ZoneOffset.UTC) + ", " + processor() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + memory() + " memory, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + Runtime.version() + ". Files were in the page cache. Medians of " + runs + " runs or more.");
        line("");
        line(String.format(Locale.ROOT, "The machine's load was %.1f when this began%s.", load,
                load > 1 ? ": it had other work, so times are too long and only ratios mean something" : ""));
        if (scale != 1) {
            line("");
            line("Quick run: images are " + scale + " of their full size; these are not the figures to quote.");
        }
    }

    /** Starts a table. */
    void table(String title, String subject) {
        line("");
        line("## " + title);
        line("");
        line(subject);
        line("");
        line("| work | time | MB/s | spread |");
        line("|---|---:|---:|---|");
    }

    /** @param bytes what the throughput is of; 0 for none */
    void row(String work, Series series, long bytes) {
        String rate = bytes > 0 ? String.format(Locale.ROOT, "%,.0f", bytes / 1e3 / series.median()) : "";
        line("| " + work + " | " + Series.text(series.median()) + " | " + rate + " | " + series.spread() + " |");
    }

    /** A figure that is no time. */
    void figure(String what, String value) {
        line("| " + what + " | " + value + " | | |");
    }

    /** A peer that is not here. */
    void missing(String work) {
        line("| " + work + " | not on this machine | | |");
    }

    /**
     * Holds a figure against the number to reach.
     *
     * @param reached null where it is only for information
     */
    void verdict(String words, @Nullable Boolean reached) {
        line("");
        line("**" + words + "**" + (reached == null ? "" : reached ? ", reached" : ", NOT reached"));
    }

    void line(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    /** Everything so far. */
    @Override
    public String toString() {
        return text.toString();
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            for (String line : Files.readAllLines(info)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }

    private static String memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory
                .getOperatingSystemMXBean();
        return Math.round(system.getTotalMemorySize() / 1e9) + " GB";
    }
}
