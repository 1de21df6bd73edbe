package dev.cutaway.app.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Starts work off the UI thread and brings its end back to it. */
public final class Tasks {

    private final Executor background;
    private final Executor ui;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final ObservableList<Job> running = FXCollections.observableArrayList();
    // One view for all: a view without a user is collected, and its listeners with it.
    private final ObservableList<Job> runningView = FXCollections.unmodifiableObservableList(running);

    /**
     * @param background runs the work
     * @param ui runs what touches the scene
     */
    public Tasks(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /**
     * A thread for each job, results on the JavaFX thread. Platform threads: a job may hash or inflate for minutes, and
     * two such jobs on virtual threads would hold every carrier of a machine with two cores.
     */
    public static Tasks onThreads() {
        return new Tasks(work -> Thread.ofPlatform().daemon().name("job").start(work), Platform::runLater);
    }

    /** Everything at once on the calling thread; for tests. */
    public static Tasks onCallingThread() {
        return new Tasks(Runnable::run, Runnable::run);
    }

    /**
     * Starts work. Exactly one of the two ends comes, on the UI thread; none when the job is cancelled.
     *
     * @param title what it does, for the status bar
     * @param work what to do
     * @param done takes the result
     * @param failed takes what the work threw
     */
    public <T> Job start(ObservableValue<String> title, Work<T> work, Consumer<? super T> done,
            Consumer<? super Throwable> failed) {
        var job = new Job(title, ui);
        running.add(job);
        job.stateProperty().addListener((state, before, now) -> running.remove(job));
        run(job, work, done, failed);
        return job;
    }

    /** Starts work too short to be told of in the status bar; else as {@link #start}. */
    public <T> Job startQuietly(Work<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        var job = new Job(new ReadOnlyStringWrapper(""), ui);
        run(job, work, done, failed);
        return job;
    }

    /**
     * Tells in the status bar of work that is done elsewhere, until {@link Job#ended}. It may take as long as it likes, so
     * it does not count as work of the window's.
     *
     * @param words how far it is: {@code 9 of 16}
     * @param fraction the same from 0 to 1; −1 while nobody knows
     * @param stop what {@link Job#cancel} does
     */
    public Job tell(ObservableValue<String> title, ObservableValue<String> words,
            ObservableValue<? extends Number> fraction, Runnable stop) {
        var job = new Job(title, words, fraction, stop, ui);
        running.add(job);
        job.stateProperty().addListener((state, before, now) -> running.remove(job));
        return job;
    }

    /** Runs something short on the UI thread, soon. For threads that are no jobs. */
    public void later(Runnable action) {
        ui.execute(action);
    }

    /** Whether nothing runs, quiet work included, and every end was delivered. */
    public boolean isIdle() {
        return unfinished.get() == 0;
    }

    private <T> void run(Job job, Work<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        unfinished.incrementAndGet();
        background.execute(() -> {
            Runnable end;
            try {
                T result = work.run(job.progress());
                end = () -> deliver(job, result, done);
            } catch (CancellationException e) {
                end = () -> job.finish(Job.State.CANCELLED);
            } catch (Throwable e) {
                end = () -> fail(job, e, failed);
            }
            Runnable delivered = end;
            ui.execute(() -> {
                try {
                    delivered.run();
                } finally {
                    unfinished.decrementAndGet();
                }
            });
        });
    }

    private static <T> void deliver(Job job, T result, Consumer<? super T> done) {
        if (job.isCancelled()) {
            Leftovers.close(result);
            return;
        }
        job.finish(Job.State.DONE);
        done.accept(result);
    }

    private static void fail(Job job, Throwable problem, Consumer<? super Throwable> failed) {
        if (!job.isCancelled()) {
            job.finish(Job.State.FAILED);
            failed.accept(problem);
        }
    }

    /** What runs now, oldest first. Changes on the UI thread. */
    public ObservableList<Job> running() {
        return runningView;
    }
}
