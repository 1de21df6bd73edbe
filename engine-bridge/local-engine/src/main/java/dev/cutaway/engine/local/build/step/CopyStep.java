package dev.cutaway.engine.local.build.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.dockerfile.instruction.Add;
import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.instruction.Transfer;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.cache.StepInputs;
import dev.cutaway.engine.local.build.context.Archives;
import dev.cutaway.engine.local.build.copy.CopyException;
import dev.cutaway.engine.local.build.copy.CopyPlan;
import dev.cutaway.engine.local.build.copy.CopySpec;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.copy.PlanWriter;
import dev.cutaway.engine.local.build.layer.MadeLayer;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.fetch.Address;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code COPY} and {@code ADD}: a layer straight from the source's index. */
final class CopyStep {

    private static final int GIVEN_MODE = 0644;

    private final StageRunner stage;
    private final CopySpec spec;
    private final @Nullable String from;
    private final List<String> excluded;
    private final AddSources remote;

    private CopyStep(StageRunner stage, Transfer transfer, CopySpec spec, @Nullable String from, AddSources remote) {
        this.stage = stage;
        this.excluded = transfer.exclude().stream().map(Word::text).toList();
        this.spec = spec;
        this.from = from;
        this.remote = remote;
    }

    static CopyStep of(StageRunner stage, Copy copy) throws EngineException {
        Word from = copy.from();
        for (Word source : copy.transfer().sources()) {
            if (from == null && Address.of(source.text()) != null) {
                throw new EngineException(Reason.INVALID, "source can't be a URL for COPY: use ADD");
            }
        }
        return new CopyStep(stage, copy.transfer(), spec(stage, "COPY", copy.transfer(), copy.parents(), false),
                from == null ? null : from.text(), AddSources.NONE);
    }

    static CopyStep of(StageRunner stage, Add add) throws EngineException {
        boolean unpack = !Boolean.FALSE.equals(add.unpack());
        return new CopyStep(stage, add.transfer(), spec(stage, "ADD", add.transfer(), false, unpack), null,
                AddSources.of(stage.build().workshop(), add, stage.build().access(stage.step().number())));
    }

    private static CopySpec spec(StageRunner stage, String verb, Transfer transfer, boolean parents, boolean unpack) {
        Word chown = transfer.chown();
        Word chmod = transfer.chmod();
        return new CopySpec(verb, transfer.sources().stream().map(Word::text).toList(),
                transfer.files().stream()
                        .map(file -> new CopySpec.GivenFile(file.name(), file.content().getBytes(UTF_8), GIVEN_MODE,
                                -1))
                        .toList(),
                transfer.destination().text(), stage.draft().editor().workingDir(),
                chown == null ? null : chown.text(), chmod == null ? null : chmod.text(), parents,
                excluded(transfer), unpack);
    }

    private static Predicate<String> excluded(Transfer transfer) {
        if (transfer.exclude().isEmpty()) {
            return _ -> false;
        }
        return IgnoreFile.parse(transfer.exclude().stream().map(Word::text).collect(Collectors.joining("\n")))::ignores;
    }

    void run() throws IOException {
        Rootfs source = from == null ? stage.build().context().files() : stage.from(from);
        try (remote; var archives = new Archives(workshop().blobs(), workshop().limits())) {
            List<String> here = spec.sources().stream().filter(name -> !remote.has(name)).toList();
            CopyPlan plan = CopyPlan.of(spec.of(here), stage.root(), source, Map.of(), archives::unpack,
                    stage.build().now());
            List<Print> files = new ArrayList<>(remote.prints(spec.toFolder()));
            files.addAll(plan.inputs().prints());
            // What is elsewhere is fetched only where the cache has no result.
            stage.settle(text(), stage.nop(createdBy(files, kind(plan))), files, Map.of(),
                    () -> make(remote.isEmpty()
                            ? plan
                            : CopyPlan.of(spec, stage.root(), source, remote.fetch(), archives::unpack,
                                    stage.build().now())));
        } catch (CopyException e) {
            throw new StepException(Reason.INVALID, String.valueOf(e.getMessage()), null, e);
        }
    }

    private @Nullable MadeLayer make(CopyPlan plan) throws IOException {
        var writer = new PlanWriter(plan, workshop().limits());
        return writer.isEmpty() ? null : workshop().layers().make(writer);
    }

    private Workshop workshop() {
        return stage.build().workshop();
    }

    private String kind(CopyPlan plan) {
        if (remote.isEmpty()) {
            return plan.kind() + ":";
        }
        return spec.sources().size() + spec.files().size() == 1 ? remote.kind() : "multi:";
    }

    /** All that the instruction says. */
    private String text() {
        // Not the instruction's name: a trigger is a part of a FROM.
        return spec.verb() + " " + spec.sources().stream().map(remote::shown).toList()
                + spec.files().stream()
                        .map(CopySpec.GivenFile::name).toList()
                + " " + spec.destination() + " in " + spec.workingDir()
                + (spec.chown() == null ? "" : " --chown=" + spec.chown())
                + (spec.chmod() == null ? "" : " --chmod=" + spec.chmod()) + (from == null ? "" : " --from=" + from)
                + (spec.parents() ? " --parents" : "") + (spec.unpack() ? " unpack" : "") + remote.flags()
                // What is fetched is known by its digest alone, whatever is left out of it.
                + (excluded.isEmpty() ? "" : " --exclude=" + excluded);
    }

    /** In the words of the classic builder, the missing blank after an owner included. */
    private String createdBy(List<Print> files, String kind) {
        String owner = spec.chown() == null ? "" : "--chown=" + spec.chown();
        String destination = spec.destination();
        return spec.verb() + " " + owner + kind + StepInputs.digest(files) + " in " + destination + " ";
    }
}
