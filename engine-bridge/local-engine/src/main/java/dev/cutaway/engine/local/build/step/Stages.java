package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.local.build.plan.PlannedStage;
import dev.cutaway.engine.local.build.plan.PlannedStep;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Runs all stages of a build, each on a thread of its own as far as it need not wait for another. */
public final class Stages {

    private final BuildRun run;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch left;

    /** @param run not run before */
    public Stages(BuildRun run) {
        this.run = run;
        this.left = new CountDownLatch(run.plan().stages().size());
    }

    /**
     * Runs them; what the target came to.
     *
     * @throws CancellationException when the thread is interrupted; by then all stages have ended
     */
    public StageResult run() throws IOException {
        Map<String, String> labels = run.request().labels();
        int extra = run.plan().steps().size() + 1;
        run.tell(new BuildEvent.Planned(labels.isEmpty() ? run.plan().steps() : withLabels(extra, labels)));
        checkAll();
        for (PlannedStep global : run.plan().globals()) {
            run.tell(new BuildEvent.Started(global.number()));
            run.tell(new BuildEvent.Decided(global.number(), new CacheReason.NothingToDo()));
            run.tell(new BuildEvent.Finished(global.number(), null, 0, Duration.ZERO));
        }
        for (PlannedStage stage : run.plan().stages()) {
            threads.add(Thread.ofVirtual().name("stage " + stage.called()).unstarted(() -> run(stage, extra, labels)));
        }
        threads.forEach(Thread::start);
        boolean interrupted = await();
        Throwable wrong = failure.get();
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } else if (wrong != null) {
            throw translated(wrong);
        }
        return Waiting.of(result(run.plan().target()));
    }

    /** What cannot be done here is said before anything is done. */
    private void checkAll() throws EngineException {
        for (PlannedStage stage : run.plan().stages()) {
            for (Instruction trigger : stage.triggers()) {
                check(stage.steps().getFirst(), trigger);
            }
            for (PlannedStep step : stage.steps()) {
                check(step, step.instruction());
            }
        }
    }

    private void check(PlannedStep step, Instruction instruction) throws EngineException {
        try {
            Feasibility.check(instruction, run.agent(), run.request().options().ssh());
        } catch (EngineException e) {
            run.tell(new BuildEvent.Failed(step.number(), step.line(), e.text(), null));
            throw e;
        }
    }

    private List<BuildStep> withLabels(int number, Map<String, String> labels) {
        var steps = new ArrayList<>(run.plan().steps());
        BuildStep last = steps.getLast();
        var text = new StringBuilder("LABEL");
        labels.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
        steps.add(new BuildStep(number, last.stage(), last.stageName(), text.toString(), 0, 0,
                List.of(last.number())));
        return steps;
    }

    private CompletableFuture<StageResult> result(PlannedStage stage) {
        CompletableFuture<StageResult> result = run.result(stage.index());
        if (result == null) {
            throw new IllegalStateException("stage " + stage.called() + " is not planned");
        }
        return result;
    }

    private void run(PlannedStage stage, int extra, Map<String, String> labels) {
        try {
            if (failure.get() != null) {
                throw new CancellationException("another stage failed");
            }
            var runner = new StageRunner(run, stage);
            StageResult result = runner.run();
            if (stage.equals(run.plan().target()) && !labels.isEmpty()) {
                runner.extra(extra, labels);
                result = runner.result();
            }
            result(stage).complete(result);
        } catch (IOException | RuntimeException | Error e) {
            if (failure.compareAndSet(null, e)) {
                threads.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
            }
            result(stage).completeExceptionally(e);
        } finally {
            left.countDown();
        }
    }

    /** Waits until all have ended; an interruption ends them. */
    private boolean await() {
        boolean interrupted = false;
        while (true) {
            try {
                left.await();
                return interrupted;
            } catch (InterruptedException _) {
                interrupted = true;
                threads.forEach(Thread::interrupt);
            }
        }
    }

    private static IOException translated(Throwable wrong) {
        return switch (wrong) {
            case StepException step -> new EngineException(step.reason(), String.valueOf(step.getMessage()), step);
            case IOException io -> io;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            default -> new IOException(wrong);
        };
    }
}
