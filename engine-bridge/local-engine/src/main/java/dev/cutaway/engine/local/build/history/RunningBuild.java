package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildRequest;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** A build at work, on a thread of its own: it goes on when nobody waits for it. Thread-safe. */
final class RunningBuild {

    private static final System.Logger LOG = System.getLogger(RunningBuild.class.getName());

    private final RecordedBuild build;
    private final Recording recording;
    private final CompletableFuture<Builder.Made> result = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread worker;
    private Stopping stopping = Stopping.NO;

    RunningBuild(RecordedBuild build, Recording recording) {
        this.build = build;
        this.recording = recording;
    }

    RecordedBuild build() {
        return build;
    }

    /** @param whenEnded run before anybody who waits hears of the end */
    void start(Builder builder, BuildRequest request, Runnable whenEnded) {
        Thread.ofPlatform().daemon().name("build " + build.id()).start(() -> run(builder, request, whenEnded));
    }

    private void run(Builder builder, BuildRequest request, Runnable whenEnded) {
        Builder.Made made = null;
        Throwable failure = null;
        try {
            workOn(Thread.currentThread());
            made = builder.build(request, recording);
        } catch (EngineException | CancellationException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "build " + build.id() + " broke off", e);
            failure = e;
        }
        Stopping stop = workOn(null);
        // Who wants to stop it now comes too late.
        Thread.interrupted();
        try {
            if (made != null) {
                recording.succeeded(made);
            } else {
                failure = failure == null ? new IllegalStateException("nothing was made") : failure;
                recording.failed(failure, stop);
            }
            whenEnded.run();
        } finally {
            if (made != null) {
                result.complete(made);
            } else {
                result.completeExceptionally(failure == null ? new IllegalStateException() : failure);
            }
        }
    }

    private Stopping workOn(@Nullable Thread thread) {
        lock.lock();
        try {
            worker = thread;
            if (thread != null && stopping != Stopping.NO) {
                thread.interrupt();
            }
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    /** Asks it to stop; does not wait. */
    void stop(Stopping why) {
        lock.lock();
        try {
            stopping = stopping == Stopping.NO ? why : stopping;
            if (worker != null) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing of it runs any more. */
    void awaitEnd() throws InterruptedException {
        try {
            result.get();
        } catch (ExecutionException _) {
            // Its record says how it ended.
        }
    }

    /** Waits until its context was read; an interruption stops it. */
    void awaitContext() {
        try {
            recording.whenContextRead().get();
        } catch (InterruptedException e) {
            throw stopped(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the image; an interruption stops it. */
    Builder.Made await() throws EngineException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            throw stopped(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (stoppedByOther()) {
                throw new EngineException(Reason.FAILED, "the build was cancelled", cause);
            }
            switch (cause) {
                case EngineException known -> throw known;
                case RuntimeException wrong -> throw wrong;
                case Error error -> throw error;
                default -> throw new IllegalStateException(cause);
            }
        }
    }

    private boolean stoppedByOther() {
        lock.lock();
        try {
            return stopping != Stopping.NO;
        } finally {
            lock.unlock();
        }
    }

    private CancellationException stopped(InterruptedException e) {
        stop(Stopping.CANCELLED);
        result.handle((_, _) -> true).join();
        Thread.currentThread().interrupt();
        return (CancellationException) new CancellationException("interrupted").initCause(e);
    }
}
