package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.expansion.GlobalScope;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.local.build.context.BuildContext;
import dev.cutaway.engine.local.build.history.Notes;
import dev.cutaway.engine.local.build.history.StepState;
import dev.cutaway.engine.local.build.plan.BuildPlan;
import dev.cutaway.engine.local.build.root.SourceLayer;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Lease;
import dev.cutaway.engine.local.fetch.Access;
import dev.cutaway.engine.local.fetch.Proxies;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** One build, as its stages share it. Thread-safe. */
public final class BuildRun {

    private final Workshop workshop;
    private final BuildRequest request;
    private final BuildPlan plan;
    private final GlobalScope globals;
    private final BuildContext context;
    private final Lease lease;
    private final Platform platform;
    private final @Nullable Instant epoch;
    private final Notes notes;
    private final Map<Integer, CompletableFuture<StageResult>> results = new ConcurrentHashMap<>();
    private final List<String> used = new ArrayList<>();
    /** Every step looks into all layers below it, so each index is opened once. */
    private final Map<LayerRecord, SourceLayer> opened = new ConcurrentHashMap<>();

    /**
     * @param globals filled; used under {@link #scopeLock}
     * @param lease holds all that is read and written
     * @param platform of images made from nothing
     * @param epoch the one time of all that is made; null for the real time
     */
    public BuildRun(Workshop workshop, BuildRequest request, BuildPlan plan, GlobalScope globals,
            BuildContext context, Lease lease, Platform platform, @Nullable Instant epoch,
            Notes notes) {
        this.workshop = workshop;
        this.request = request;
        this.plan = plan;
        this.globals = globals;
        this.context = context;
        this.lease = lease;
        this.platform = platform;
        this.epoch = epoch;
        this.notes = notes;
        plan.stages().forEach(stage -> results.put(stage.index(), new CompletableFuture<>()));
    }

    /** Tells what happens; one event at a time. */
    public void tell(BuildEvent event) {
        notes.tell(event);
    }

    /** A step ended with this. */
    void done(StepState state) {
        notes.stepState(state);
    }

    /** A step that failed left its files as this image. */
    void left(Digest image) {
        notes.state(image);
    }

    Workshop workshop() {
        return workshop;
    }

    BuildRequest request() {
        return request;
    }

    BuildPlan plan() {
        return plan;
    }

    GlobalScope globals() {
        return globals;
    }

    /** Scopes note in the global one which arguments were used. */
    Object scopeLock() {
        return globals;
    }

    BuildContext context() {
        return context;
    }

    Lease lease() {
        return lease;
    }

    Platform platform() {
        return platform;
    }

    /** Whether commands may use the SSH agent. */
    Feasibility.Agent agent() {
        if (workshop.agent() == null) {
            return Feasibility.Agent.NONE;
        }
        return request.options().ssh() ? Feasibility.Agent.ALLOWED : Feasibility.Agent.REFUSED;
    }

    /** How a step fetches what is elsewhere. */
    Access access(int step) {
        return new Access(request.options().ssh(), Proxies.of(request.args(), System.getenv()),
                line -> tell(new BuildEvent.Output(step, false, line)));
    }

    @Nullable
    Instant epoch() {
        return epoch;
    }

    /** The time of what is made now. */
    Instant now() {
        return epoch != null ? epoch : Instant.now();
    }

    /** What becomes of a stage; null where the build does not need it. */
    public @Nullable CompletableFuture<StageResult> result(int stage) {
        return results.get(stage);
    }

    /** Layers of the store, to be looked into; the build's lease has them. */
    List<SourceLayer> sources(List<LayerRecord> layers) throws IOException {
        var sources = new ArrayList<SourceLayer>();
        for (LayerRecord layer : layers) {
            SourceLayer source = opened.get(layer);
            if (source == null) {
                source = workshop.source(layer);
                opened.put(layer, source);
            }
            sources.add(source);
        }
        return sources;
    }

    /** A row of the cache was taken. */
    synchronized void used(String key) {
        used.add(key);
    }

    /** The rows of the cache that were taken. */
    public synchronized List<String> used() {
        return List.copyOf(used);
    }
}
