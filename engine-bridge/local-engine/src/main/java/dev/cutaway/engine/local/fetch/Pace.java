package dev.cutaway.engine.local.fetch;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells how far a fetch is, at most once a second. Quick ones say nothing. For one thread. */
public final class Pace {

    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final Consumer<String> told;
    private final LongSupplier clock;
    private long last;

    /** Begins now. {@code told}: lines, with their ends. */
    public Pace(Consumer<String> told) {
        this(told, System::nanoTime);
    }

    Pace(Consumer<String> told, LongSupplier clock) {
        this.told = told;
        this.clock = clock;
        this.last = clock.getAsLong();
    }

    /** Words of how far it is. */
    @FunctionalInterface
    public interface Words {
        /** A line without its end. */
        String line();
    }

    /** It went on. */
    public void step(Words words) {
        long now = clock.getAsLong();
        if (now - last >= EVERY) {
            last = now;
            told.accept(words.line() + "\n");
        }
    }
}
