package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Writes down a build while it goes on. */
final class Recording implements Notes {

    private static final System.Logger LOG = System.getLogger(Recording.class.getName());

    private final RecordedBuild build;
    private final Consumer<BuildEvent> listener;
    private final CompletableFuture<Void> contextRead = new CompletableFuture<>();
    private volatile BuildEvent.@Nullable Failed failure;
    private volatile @Nullable Digest state;
    private volatile int refusedLine;
    private volatile boolean unheard;
    /** Whether something is done that was not in the cache. */
    private boolean working;

    /** @param listener told each event when it is written down */
    Recording(RecordedBuild build, Consumer<BuildEvent> listener) {
        this.build = build;
        this.listener = listener;
    }

    @Override
    public synchronized void tell(BuildEvent event) {
        note(event);
        build.log().append(event);
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            unheard = true;
            throw e;
        }
    }

    private void note(BuildEvent event) {
        BuildRecord now = build.now();
        switch (event) {
            case BuildEvent.Planned planned ->
                build.show(Records.with(now, now.text(), planned.steps().size(), now.cached(), now.outcome()));
            case BuildEvent.Decided decided when decided.reason().hit() ->
                build.show(Records.with(now, now.text(), now.steps(), now.cached() + 1, now.outcome()));
            // From here on it may take long.
            case BuildEvent.Decided decided when !(decided.reason() instanceof CacheReason.NothingToDo) && !working -> {
                working = true;
                build.save(now);
            }
            case BuildEvent.Running _ -> build.save(now);
            case BuildEvent.Failed failed -> failure = failure == null ? failed : failure;
            default -> {
                // Only the log has it.
            }
        }
    }

    @Override
    public void contextRead() {
        contextRead.complete(null);
    }

    /** Done when the context was read, or is not needed any more. */
    CompletableFuture<Void> whenContextRead() {
        return contextRead;
    }

    @Override
    public synchronized void dockerfile(String text) {
        BuildRecord now = build.now();
        build.show(Records.with(now, text, now.steps(), now.cached(), now.outcome()));
    }

    @Override
    public void refused(int line) {
        refusedLine = line;
    }

    @Override
    public synchronized void stepState(StepState state) {
        build.states().append(state);
    }

    @Override
    public void state(Digest image) {
        state = image;
    }

    /** The image is made. */
    void succeeded(Builder.Made made) {
        end(new Outcome.Built(made.image(), made.bytes(), build.log().since()));
    }

    /**
     * The build ended otherwise.
     *
     * @param stop why it was to stop
     */
    void failed(Throwable why, Stopping stop) {
        if (stop == Stopping.ENGINE_ENDS) {
            end(new Outcome.Interrupted());
        } else if (stop == Stopping.CANCELLED || unheard || why instanceof CancellationException) {
            end(new Outcome.Cancelled(build.log().since()));
        } else {
            BuildEvent.Failed heard = failure;
            BuildEvent.Failed told = heard == null ? new BuildEvent.Failed(0, refusedLine, text(why), null) : heard;
            try {
                if (heard == null) {
                    build.log().append(told);
                }
            } finally {
                end(new Outcome.Failed(told.step(), told.line(), told.message(), told.exitCode(), state,
                        build.log().since()));
            }
        }
    }

    /** Nothing more happens: where that could not be told otherwise, it broke off. */
    void requireEnd() {
        if (build.isRunning()) {
            end(new Outcome.Interrupted());
        }
    }

    private static String text(Throwable why) {
        return why instanceof EngineException known ? known.text() : String.valueOf(why);
    }

    /** The record is final before the log's end is seen. */
    private void end(Outcome outcome) {
        try {
            build.save(Records.with(build.now(), outcome));
        } finally {
            endLog();
            contextRead.complete(null);
        }
    }

    private void endLog() {
        try {
            build.log().end();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the log of build " + build.id() + " did not close", e);
        }
    }
}
