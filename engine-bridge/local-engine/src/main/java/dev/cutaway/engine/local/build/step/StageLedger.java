package dev.cutaway.engine.local.build.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.expansion.Scope;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.engine.local.build.cache.StepCache;
import dev.cutaway.engine.local.build.cache.StepInputs;
import dev.cutaway.engine.local.build.config.ImageDraft;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.layer.MadeLayer;
import dev.cutaway.engine.local.build.plan.PlannedStage;
import dev.cutaway.engine.local.build.root.FileCounts;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.step.StageRunner.Maker;
import dev.cutaway.engine.local.catalog.CacheRow;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a stage has come to so far; each step is added here, from the cache or made anew. For one thread. */
final class StageLedger {

    private final BuildRun run;
    private final PlannedStage stage;
    private final StepCache cache;
    private final List<LayerRecord> layers = new ArrayList<>();
    private ImageDraft draft;
    private String base = From.SCRATCH;
    private @Nullable Digest id;
    private @Nullable Digest image;
    private boolean previousRan;
    private int ordinal;
    private long bytes;
    private @Nullable TouchedFiles files;

    /**
     * What a step says.
     *
     * @param text the instruction, as all that it says counts
     * @param createdBy the same in Docker's words
     * @param files that go in
     * @param arguments build arguments that it sees
     */
    record Said(String text, String createdBy, List<Print> files, Map<String, String> arguments) {}

    StageLedger(BuildRun run, PlannedStage stage) {
        this.run = run;
        this.stage = stage;
        this.cache = run.workshop().cache();
        this.draft = ImageDraft.scratch(run.platform());
    }

    /** Begins with an image, whose bytes count as those of the step. */
    void beginWithImage(StageResult image) {
        begin(image);
        bytes += image.layers().stream().mapToLong(LayerRecord::dockerSize).sum();
    }

    /** Begins with what another stage is. */
    void begin(StageResult with) {
        draft = with.draft().copy();
        layers.addAll(with.layers());
        id = with.id();
        image = with.image();
        base = id == null ? From.SCRATCH : id.toString();
    }

    StageResult result(Scope scope) {
        return new StageResult(draft, layers, scope, id, image);
    }

    ImageDraft draft() {
        return draft;
    }

    List<LayerRecord> layers() {
        return layers;
    }

    @Nullable
    Digest id() {
        return id;
    }

    /** The image that it is, where no step was added to it; null for none. */
    @Nullable
    Digest image() {
        return image;
    }

    /** Bytes of the image it begins with and of all layers that its steps have, as Docker counts. */
    long bytes() {
        return bytes;
    }

    /** What the layer of the last step touches; null for none. */
    @Nullable
    TouchedFiles files() {
        return files;
    }

    /**
     * Ends a step: takes its result from the cache, or has it made and keeps it.
     *
     * @param number of the step
     * @param changed the config after it, without the step
     */
    void settle(int number, Said said, Maker maker, ImageDraft changed) throws IOException {
        ordinal++;
        var all = new TreeMap<>(said.arguments);
        Instant epoch = run.epoch();
        if (epoch != null) {
            all.put("SOURCE_DATE_EPOCH", Long.toString(epoch.getEpochSecond()));
        }
        var inputs = new StepInputs(place(), draft.fingerprint(), base, ordinal == 1 ? 0 : number - 1,
                said.text, all, said.files);
        StepCache.Found found = run.request().options().cache()
                ? cache.find(inputs, previousRan)
                : new StepCache.Found(new CacheReason.Disabled(), null, null);
        run.tell(new BuildEvent.Decided(number, found.reason()));
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
        changed.step(said.createdBy, layer == null ? null : layer.diffId(), row.created());
        if (layer != null) {
            layers.add(layer);
            bytes += layer.dockerSize();
        }
        files = row.files();
        draft = changed;
        id = draft.id();
        image = null;
    }

    private CacheRow made(StepInputs inputs, Maker maker) throws IOException {
        try (MadeLayer made = maker.make()) {
            LayerRecord record = made == null || made.isEmpty()
                    ? null
                    : run.workshop().commit(made, run.lease());
            TouchedFiles touched = record == null || made == null
                    ? null
                    : FileCounts.of(new Rootfs(run.sources(layers)), made.index());
            CacheRow row = cache.row(inputs, record, touched, run.now());
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
                .getBytes(UTF_8)).hex();
    }
}
