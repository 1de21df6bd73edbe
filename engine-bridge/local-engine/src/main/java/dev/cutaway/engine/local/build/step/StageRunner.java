package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.Dockerfile;
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
import dev.cutaway.engine.local.build.cache.StepCache;
import dev.cutaway.engine.local.build.cache.StepInputs;
import dev.cutaway.engine.local.build.config.ImageDraft;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.layer.MadeLayer;
import dev.cutaway.engine.local.build.plan.PlannedStage;
import dev.cutaway.engine.local.build.plan.PlannedStep;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.catalog.CacheRow;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Carries out the steps of one stage, in order. For one thread. */
public final class StageRunner {

    private final BuildRun run;
    private final PlannedStage stage;
    private final StepCache cache;

    private ImageDraft draft;
    private List<LayerRecord> layers = new ArrayList<>();
    private Scope scope;
    private String base = From.SCRATCH;
    private @Nullable Digest id;
    private @Nullable Digest image;
    private boolean commandSet;
    private boolean previousRan;
    private PlannedStep step;
    private int ordinal;
    private long bytes;

    /** @param stage one of the plan's */
    public StageRunner(BuildRun run, PlannedStage stage) {
        this.run = run;
        this.stage = stage;
        this.cache = run.workshop().cache();
        this.draft = ImageDraft.scratch(run.platform());
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
            timed(next.number(), () -> {
                if (next.instruction() instanceof From) {
                    begin();
                } else {
                    carryOut(next.instruction());
                }
            });
        }
        return new StageResult(draft, layers, scope, id, image);
    }

    /** Adds a step that the request brings. */
    void extra(int number, Map<String, String> labels) throws IOException {
        step = new PlannedStep(number, stage.stage().from());
        timed(number, () -> {
            var text = new StringBuilder("LABEL");
            labels.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
            ImageDraft changed = draft.copy();
            var editor = changed.editor();
            labels.forEach(editor::label);
            editor.config();
            settle(text.toString(), nop(" " + text), List.of(), Map.of(), () -> null, changed);
        });
    }

    StageResult result() {
        return new StageResult(draft, layers, scope, id, image);
    }

    /** Part of a step. */
    private interface Work {
        void run() throws IOException, ExpansionException;
    }

    private void timed(int number, Work work) throws IOException {
        long start = System.nanoTime();
        bytes = 0;
        run.tell(new BuildEvent.Started(number));
        try {
            work.run();
        } catch (IOException | ExpansionException | IllegalArgumentException e) {
            throw failed(e);
        }
        run.tell(new BuildEvent.Finished(number, id, bytes, Duration.ofNanos(System.nanoTime() - start)));
    }

    private StepException failed(Exception e) {
        StepException failure = switch (e) {
            case StepException own -> own;
            case EngineException own -> new StepException(own.reason(), own.text(), null, own);
            case ExpansionException own ->
                new StepException(Reason.INVALID, String.valueOf(own.getMessage()), null, own);
            case IllegalArgumentException own ->
                new StepException(Reason.INVALID, String.valueOf(own.getMessage()), null, own);
            default -> new StepException(Reason.FAILED, String.valueOf(e.getMessage()), null, e);
        };
        run.tell(new BuildEvent.Failed(step.number(), step.line(), String.valueOf(failure.getMessage()),
                failure.exitCode()));
        return failure;
    }

    private void begin() throws IOException, ExpansionException {
        Integer other = stage.baseStage();
        if (other != null) {
            StageResult result = await(other);
            draft = result.draft().copy();
            layers = new ArrayList<>(result.layers());
            scope = result.scope().child();
            id = result.id();
            image = result.image();
            base = id == null ? From.SCRATCH : id.toString();
        } else if (!stage.base().equals(From.SCRATCH)) {
            image(stage.base());
        }
        draft.editor().variables().forEach(scope::env);
        run.tell(new BuildEvent.Decided(step.number(), new CacheReason.NothingToDo()));
        List<String> triggers = draft.editor().takeOnBuild();
        if (!triggers.isEmpty()) {
            run.tell(new BuildEvent.Output(step.number(), false, "# Executing "
                    + (triggers.size() == 1 ? "1 build trigger\n" : triggers.size() + " build triggers\n")));
            for (String trigger : triggers) {
                carryOut(parsed(trigger));
            }
        }
    }

    private static Instruction parsed(String trigger) throws StepException {
        try {
            return Dockerfile.parse("FROM " + From.SCRATCH + "\n" + trigger).lastStage().instructions().getFirst();
        } catch (DockerfileException e) {
            throw new StepException(Reason.INVALID, "the base's trigger ONBUILD " + trigger + " makes no sense: "
                    + e.problem().reason(), null, e);
        }
    }

    private void image(String name) throws IOException {
        ImageRecord record = find(name);
        layers = new ArrayList<>(run.workshop().catalog().snapshot().layersOf(record));
        run.lease().keep(layers.stream().map(LayerRecord::blob).toList());
        draft = ImageDraft.of(run.workshop().blobs().read(record.id()));
        id = record.id();
        image = record.id();
        base = record.id().toString();
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
        ImageDraft changed = draft.copy();
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
        return nop(draft, text);
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
        settle(text, createdBy, files, arguments, maker, draft.copy());
    }

    /**
     * Ends a step: takes its result from the cache, or has it made and keeps it.
     *
     * @param text the instruction, as all that it says counts
     * @param changed the config after it, without the step
     */
    void settle(String text, String createdBy, List<Print> files, Map<String, String> arguments,
            Maker maker, ImageDraft changed) throws IOException {
        ordinal++;
        var all = new TreeMap<>(arguments);
        Instant epoch = run.epoch();
        if (epoch != null) {
            all.put("SOURCE_DATE_EPOCH", Long.toString(epoch.getEpochSecond()));
        }
        var inputs = new StepInputs(place(), draft.fingerprint(), base, ordinal == 1 ? 0 : step.number() - 1, text,
                all, files);
        StepCache.Found found = run.request().options().cache()
                ? cache.find(inputs, previousRan)
                : new StepCache.Found(new CacheReason.Disabled(), null, null);
        run.tell(new BuildEvent.Decided(step.number(), found.reason()));
        CacheRow row = found.row();
        LayerRecord layer = found.layer();
        if (row != null) {
            if (layer != null) {
                run.lease().keep(List.of(layer.blob()));
            }
            run.used(row.key());
        } else {
            row = made(inputs, maker);
            layer = row.layer() == null ? null : run.workshop().catalog().findLayer(row.layer());
        }
        previousRan = !found.reason().hit();
        if (id != null) {
            changed.parent(id);
        }
        changed.step(createdBy, layer == null ? null : layer.diffId(), row.created());
        if (layer != null) {
            layers.add(layer);
            bytes += layer.dockerSize();
        }
        draft = changed;
        id = draft.id();
        image = null;
    }

    private CacheRow made(StepInputs inputs, Maker maker) throws IOException {
        try (MadeLayer made = maker.make()) {
            LayerRecord record = made == null || made.isEmpty()
                    ? null
                    : run.workshop().commit(made, run.lease());
            CacheRow row = cache.row(inputs, record, run.now());
            run.workshop().catalog().keep(row, record);
            return row;
        }
    }

    /**
     * The same for the same step of the same Dockerfile. Which that is tells the first name of what is built, or else
     * what its stages begin with.
     */
    private String place() {
        String project = run.request().tags().isEmpty()
                ? run.plan().dockerfile().stages().stream().map(other -> other.from().original()).toList().toString()
                : run.request().tags().getFirst().name();
        return Digest.of((project + "\n" + stage.called() + "\n" + ordinal)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
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
        return draft;
    }

    Scope scope() {
        return scope;
    }

    /** The files so far. */
    Rootfs root() throws IOException {
        return new Rootfs(run.workshop().sources(layers));
    }

    /**
     * The files of a stage or an image.
     *
     * @param name as {@code --from} has it
     */
    Rootfs from(String name) throws IOException {
        var other = run.plan().dockerfile().stage(name);
        if (other != null && other.index() < stage.index() && run.result(other.index()) != null) {
            return new Rootfs(run.workshop().sources(await(other.index()).layers()));
        }
        ImageRecord record = find(name);
        List<LayerRecord> its = run.workshop().catalog().snapshot().layersOf(record);
        run.lease().keep(its.stream().map(LayerRecord::blob).toList());
        return new Rootfs(run.workshop().sources(its));
    }
}
