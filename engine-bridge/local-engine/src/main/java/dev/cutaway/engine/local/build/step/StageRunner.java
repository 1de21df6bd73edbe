package dev.cutaway.engine.local.build.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.expansion.Scope;
import dev.cutaway.dockerfile.instruction.Add;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Cmd;
import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.HistoryText;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.instruction.Workdir;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.local.build.config.ImageDraft;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.history.StepState;
import dev.cutaway.engine.local.build.layer.MadeLayer;
import dev.cutaway.engine.local.build.plan.PlannedStage;
import dev.cutaway.engine.local.build.plan.PlannedStep;
import dev.cutaway.engine.local.build.plan.Triggers;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.posix.PosixException;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Carries out the steps of one stage, in order. For one thread. */
public final class StageRunner {

    private final BuildRun run;
    private final PlannedStage stage;
    private final StageLedger ledger;
    private final FailedState state;

    private Scope scope;
    private boolean commandSet;
    private PlannedStep step;

    /** @param stage one of the plan's */
    public StageRunner(BuildRun run, PlannedStage stage) {
        this.run = run;
        this.stage = stage;
        this.ledger = new StageLedger(run, stage);
        this.state = new FailedState(run, ledger);
        this.scope = run.globals().stage();
        this.step = stage.steps().getFirst();
    }

    /**
     * Runs the stage.
     *
     * @throws StepException where a step failed; the listener knows
     */
    public StageResult run() throws IOException {
        for (PlannedStep next : stage.steps()) {
            step = next;
            // A step that waits for another stage has not begun.
            for (int other : next.stages()) {
                await(other);
            }
            timed(next.number(), () -> {
                if (next.instruction() instanceof From) {
                    begin();
                } else {
                    carryOut(next.instruction());
                }
            });
        }
        return ledger.result(scope);
    }

    /** Adds a step that the request brings. */
    void extra(int number, Map<String, String> labels) throws IOException {
        step = new PlannedStep(number, stage.stage().from(), List.of());
        timed(number, () -> {
            var text = new StringBuilder("LABEL");
            labels.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
            ImageDraft changed = draft().copy();
            var editor = changed.editor();
            labels.forEach(editor::label);
            editor.config();
            settle(text.toString(), nop(" " + text), List.of(), Map.of(), () -> null, changed);
        });
    }

    StageResult result() {
        return ledger.result(scope);
    }

    /** Part of a step. */
    private interface Work {
        void run() throws IOException, ExpansionException;
    }

    private void timed(int number, Work work) throws IOException {
        long start = System.nanoTime();
        long before = ledger.bytes();
        run.tell(new BuildEvent.Started(number));
        try {
            work.run();
        } catch (IOException | ExpansionException | IllegalArgumentException e) {
            state.keep("", null);
            throw failed(e);
        }
        Digest id = ledger.id();
        if (id != null) {
            run.done(new StepState(number, id, new String(draft().bytes(), UTF_8)));
        }
        run.tell(new BuildEvent.Finished(number, id, ledger.layers().size(), ledger.bytes() - before,
                step.instruction() instanceof From ? null : ledger.files(),
                Duration.ofNanos(System.nanoTime() - start)));
    }

    private StepException failed(Exception e) {
        StepException failure = translated(e);
        run.tell(new BuildEvent.Failed(step.number(), step.line(), String.valueOf(failure.getMessage()),
                failure.exitCode()));
        return failure;
    }

    private static StepException translated(Exception e) {
        return switch (e) {
            case StepException own -> own;
            case EngineException own -> new StepException(own.reason(), own.text(), null, own);
            case ExpansionException own ->
                new StepException(Reason.INVALID, String.valueOf(own.getMessage()), null, own);
            case IllegalArgumentException own ->
                new StepException(Reason.INVALID, String.valueOf(own.getMessage()), null, own);
            case PosixException full when full.errno() == PosixException.ENOSPC -> new StepException(Reason.NO_SPACE,
                    "no space left on the disk of the store: free some, or prune the build cache", null, full);
            default -> new StepException(Reason.FAILED, String.valueOf(e.getMessage()), null, e);
        };
    }

    private void begin() throws IOException, ExpansionException {
        Integer other = stage.baseStage();
        if (other != null) {
            StageResult result = await(other);
            scope = result.scope().child();
            ledger.begin(result);
        } else if (!stage.base().equals(From.SCRATCH)) {
            image(stage.base());
        }
        draft().editor().variables().forEach(scope::env);
        run.tell(new BuildEvent.Decided(step.number(), new CacheReason.NothingToDo()));
        List<String> triggers = draft().editor().takeOnBuild();
        if (!triggers.isEmpty()) {
            run.tell(new BuildEvent.Output(step.number(), false, "# Executing "
                    + (triggers.size() == 1 ? "1 build trigger\n" : triggers.size() + " build triggers\n")));
            for (String trigger : triggers) {
                trigger(trigger);
            }
        }
    }

    /** Nobody finds the trigger at the line that fails, so it is named. */
    private void trigger(String trigger) throws StepException {
        try {
            carryOut(Triggers.parse(trigger));
        } catch (DockerfileException e) {
            throw new StepException(Reason.INVALID, "the base's trigger ONBUILD " + trigger + " makes no sense: "
                    + e.problem().reason(), null, e);
        } catch (IOException | ExpansionException | IllegalArgumentException e) {
            StepException why = translated(e);
            throw new StepException(why.reason(), "the base's trigger ONBUILD " + trigger.lines().findFirst().orElse("")
                    + ": " + why.getMessage(), why.exitCode(), e);
        }
    }

    private void image(String name) throws IOException {
        ImageRecord record = find(name);
        List<LayerRecord> layers = run.workshop().catalog().snapshot().layersOf(record);
        run.lease().keep(layers.stream().map(LayerRecord::blob).toList());
        ledger.beginWithImage(new StageResult(ImageDraft.of(run.workshop().blobs().read(record.id())), layers, scope,
                record.id(), record.id()));
    }

    private ImageRecord find(String name) throws EngineException {
        try {
            return run.workshop().catalog().resolve(name);
        } catch (EngineException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                throw new EngineException(Reason.NOT_FOUND, e.text() + " (line " + step.line()
                        + " of the Dockerfile): load or import it first", e);
            }
            throw e;
        }
    }

    private StageResult await(int other) throws IOException {
        CompletableFuture<StageResult> result = run.result(other);
        if (result == null) {
            throw new IllegalStateException("stage " + other + " is not planned");
        }
        return Waiting.of(result);
    }

    private void carryOut(Instruction written) throws IOException, ExpansionException {
        Instruction instruction;
        synchronized (run.scopeLock()) {
            instruction = written instanceof Arg arg
                    ? declared(arg)
                    : written.expanded(new Expander(run.plan().dockerfile().escape(), scope));
        }
        switch (instruction) {
            case Run command -> new RunStep(this, command).run();
            case Copy copy -> CopyStep.of(this, copy).run();
            case Add add -> CopyStep.of(this, add).run();
            case Workdir workdir -> new WorkdirStep(this, workdir).run();
            default -> setting(instruction);
        }
    }

    private Arg declared(Arg arg) throws ExpansionException {
        var all = new ArrayList<Arg.Definition>();
        for (Arg.Definition definition : arg.definitions()) {
            Word written = definition.value();
            String name = definition.name().text();
            char escape = run.plan().dockerfile().escape();
            Word value = written == null
                    ? null
                    : new Word(new Expander(escape, scope).word(written.text()), written.range());
            scope.arg(name, written == null ? null : written.text(), escape);
            all.add(new Arg.Definition(definition.name(), value, definition.description()));
        }
        return new Arg(arg.statement(), all);
    }

    private void setting(Instruction instruction) throws IOException {
        ImageDraft changed = draft().copy();
        if (!(instruction instanceof Arg)) {
            ConfigStep.apply(instruction, changed, commandSet);
        }
        commandSet |= instruction instanceof Cmd;
        String text = String.valueOf(HistoryText.of(instruction, changed.editor().shell()));
        settle(text, nop(changed, " " + text), List.of(), Map.of(), () -> null, changed);
        if (instruction instanceof Env env) {
            env.variables().forEach(pair -> scope.env(pair.key().text(), pair.value().text()));
        }
    }

    /** Docker's words for a step that ran nothing. */
    String nop(String text) {
        return nop(draft(), text);
    }

    private static String nop(ImageDraft shellOf, String text) {
        return String.join(" ", shellOf.editor().shell()) + " #(nop) " + text;
    }

    /** Makes the layer of a step; null where there is none. */
    interface Maker {
        @Nullable
        MadeLayer make() throws IOException;
    }

    void settle(String text, String createdBy, List<Print> files, Map<String, String> arguments, Maker maker)
            throws IOException {
        settle(text, createdBy, files, arguments, maker, draft().copy());
    }

    /** See {@link StageLedger#settle}. */
    void settle(String text, String createdBy, List<Print> files, Map<String, String> arguments, Maker maker,
            ImageDraft changed) throws IOException {
        ledger.settle(step.number(), new StageLedger.Said(text, createdBy, files, arguments), maker, changed);
    }

    /** Keeps the files as the step leaves them, since it is about to fail. */
    void keepState(FailedState.Changes changes) {
        state.keep(step.instruction().original(), changes);
    }

    BuildRun build() {
        return run;
    }

    PlannedStage stage() {
        return stage;
    }

    PlannedStep step() {
        return step;
    }

    ImageDraft draft() {
        return ledger.draft();
    }

    Scope scope() {
        return scope;
    }

    /** The files so far. */
    Rootfs root() throws IOException {
        return new Rootfs(run.sources(ledger.layers()));
    }

    /**
     * The files of a stage or an image.
     *
     * @param name as {@code --from} has it
     */
    Rootfs from(String name) throws IOException {
        var other = run.plan().dockerfile().stage(name);
        if (other != null && other.index() < stage.index()) {
            if (run.result(other.index()) == null) {
                throw new EngineException(Reason.CONFLICT,
                        "stage " + name + " is not a part of this build: the image that"
                                + " wants it got its name while the build began; build again");
            }
            return new Rootfs(run.sources(await(other.index()).layers()));
        }
        ImageRecord record = find(name);
        List<LayerRecord> its = run.workshop().catalog().snapshot().layersOf(record);
        run.lease().keep(its.stream().map(LayerRecord::blob).toList());
        return new Rootfs(run.sources(its));
    }
}
