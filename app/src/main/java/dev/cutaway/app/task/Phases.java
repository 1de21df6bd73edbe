package dev.cutaway.app.task;

import dev.cutaway.inspector.Progress;

/** Several pieces of work, each with its own total, told of as one. Phases follow each other; each may use threads. */
public final class Phases {

    private final Progress whole;
    private final java.util.concurrent.atomic.AtomicLong done = new java.util.concurrent.atomic.AtomicLong();

    /** @param whole told of everything */
    public Phases(Progress whole) {
        this.whole = whole;
    }

    /** Progress for the next piece; the pieces before are done. */
    public Progress next() {
        long before = done.get();
        return new Progress() {
            @Override
            public void advance(long bytes) {
                done.addAndGet(bytes);
                whole.advance(bytes);
            }

            @Override
            public void total(long bytes) {
                whole.total(before + bytes);
            }
        };
    }
}
