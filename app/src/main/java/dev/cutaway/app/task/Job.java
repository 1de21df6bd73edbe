package dev.cutaway.app.task;

import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** One piece of running work as the UI sees it. All but {@link Progress} is for the UI thread. */
public final class Job {

    /** Where a job is. */
    public enum State {
        /** Working. */
        RUNNING,
        /** Its result was handed over. */
        DONE,
        /** It threw. */
        FAILED,
        /** A person stopped it; whatever it still brings is dropped. */
        CANCELLED
    }

    private final ObservableValue<String> title;
    private final Executor ui;
    private final @Nullable ObservableValue<String> words;
    private final Runnable stop;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final AtomicBoolean reported = new AtomicBoolean();
    private volatile boolean cancelled;

    Job(ObservableValue<String> title, Executor ui) {
        this.title = title;
        this.ui = ui;
        this.words = null;
        this.stop = () -> {
        };
    }

    /** Work that is done elsewhere. */
    Job(ObservableValue<String> title, ObservableValue<String> words, ObservableValue<? extends Number> fraction,
            Runnable stop, Executor ui) {
        this.title = title;
        this.ui = ui;
        this.words = words;
        this.stop = stop;
        this.fraction.bind(fraction);
    }

    /** How far it is in words, such as {@code 9 of 16}; empty where the fraction says it. */
    public Optional<ObservableValue<String>> words() {
        return Optional.ofNullable(words);
    }

    /** What it does, for the status bar. */
    public ObservableValue<String> title() {
        return title;
    }

    /** How much is done, 0 to 1; −1 while nobody knows. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Where it is. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * Stops it: at once for the UI, at its next report of progress for the work itself. Work done elsewhere is only asked to
     * stop; it goes on until {@link #ended}.
     */
    public void cancel() {
        if (words == null) {
            cancelled = true;
            finish(State.CANCELLED);
        }
        stop.run();
    }

    /** Says that work done elsewhere has ended. */
    public void ended() {
        finish(State.DONE);
    }

    void finish(State end) {
        if (state.get() == State.RUNNING) {
            state.set(end);
            fraction.unbind();
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    Progress progress() {
        return new Progress() {
            @Override
            public void advance(long bytes) {
                if (cancelled) {
                    throw new CancellationException("cancelled");
                }
                done.addAndGet(bytes);
                report();
            }

            @Override
            public void total(long bytes) {
                total.set(bytes);
                report();
            }
        };
    }

    /** At most one report waits for the UI thread, however fast the work tells of itself. */
    private void report() {
        if (reported.compareAndSet(false, true)) {
            ui.execute(() -> {
                reported.set(false);
                long all = total.get();
                fraction.set(all <= 0 ? -1 : Math.min(1, (double) done.get() / all));
            });
        }
    }
}
