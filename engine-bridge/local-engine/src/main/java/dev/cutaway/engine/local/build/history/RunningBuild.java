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
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread worker;
    private Stopping stopping = Stopping.NO;

    /** How it ended; one of the two is there. */
    private record Result(Builder.@Nullable Made made, @Nullable Throwable failure) {}

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
        Result ended = work(builder, request);
        Stopping stop = workOn(null);
        // Who wants to stop it now comes too late.
        Thread.interrupted();
        try {
            record(ended, stop);
        } finally {
            // Whatever went wrong with its record: it runs no more, and nobody waits for it for ever.
            try {
                recording.requireEnd();
                whenEnded.run();
            } finally {
                result.complete(ended);
            }
        }
    }

    private void record(Result ended, Stopping stop) {
        if (ended.made != null) {
            recording.succeeded(ended.made);
        } else if (ended.failure != null) {
            recording.failed(ended.failure, stop);
        }
    }

    private Result work(Builder builder, BuildRequest request) {
        try {
            workOn(Thread.currentThread());
            return new Result(builder.build(request, recording), null);
        } catch (EngineException | CancellationException e) {
            return new Result(null, e);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "build " + build.id() + " broke off", e);
            return new Result(null, e);
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
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
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
            Result ended = result.get();
            if (ended.made != null) {
                return ended.made;
            } else if (stoppedByOther()) {
                throw new EngineException(Reason.FAILED, "the build was cancelled", ended.failure);
            }
            switch (ended.failure) {
                case EngineException known -> throw known;
                case RuntimeException wrong -> throw wrong;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(ended.failure);
            }
        } catch (InterruptedException e) {
            throw stopped(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
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
        result.join();
        Thread.currentThread().interrupt();
        return (CancellationException) new CancellationException("interrupted").initCause(e);
    }
}
