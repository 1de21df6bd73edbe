package dev.cutaway.engine.local.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How large a folder may grow while something is fetched into it. Thread-safe. */
final class Allowance implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Allowance.class.getName());
    private static final long LOOK_MILLIS = 500;

    private final CountDownLatch closed = new CountDownLatch(1);

    private Allowance() {}

    /**
     * Looks at the folder now and then until it is closed.
     *
     * @param bytes most of them
     * @param stop called once, when there are more
     */
    static Allowance of(Path folder, long bytes, Runnable stop) {
        var allowance = new Allowance();
        Thread.ofVirtual().name("allowance").start(() -> allowance.watch(folder, bytes, stop));
        return allowance;
    }

    private void watch(Path folder, long bytes, Runnable stop) {
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (size(folder) > bytes) {
                    stop.run();
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            // Files come and go; the next look sees them.
            LOG.log(System.Logger.Level.DEBUG, "could not be looked through: " + folder, e);
            return 0;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
