package dev.cutaway.app.boot;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;

/** With {@code -Dcutaway.trace=startup}: says when each step of the start was done, in milliseconds of the process. */
final class StartupTrace {

    private static final boolean ON = "startup".equals(System.getProperty("cutaway.trace"));

    private StartupTrace() {}

    /** Whether it is asked for. */
    static boolean isOn() {
        return ON;
    }

    /** Tells that a step is done. */
    static void mark(String step) {
        if (ON) {
            Instant start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
            System.getLogger(StartupTrace.class.getName()).log(Level.INFO, "{0} ms: {1}",
                    Duration.between(start, Instant.now()).toMillis(), step);
        }
    }
}
