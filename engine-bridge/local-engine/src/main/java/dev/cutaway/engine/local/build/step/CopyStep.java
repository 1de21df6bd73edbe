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
import dev.cutaway.engine.local.build.root.Rootfs;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
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

    private CopyStep(StageRunner stage, CopySpec spec, @Nullable String from) {
        this.stage = stage;
        this.spec = spec;
        this.from = from;
    }

    static CopyStep of(StageRunner stage, Copy copy) {
        Word from = copy.from();
        return new CopyStep(stage, spec(stage, "COPY", copy.transfer(), copy.parents(), false),
                from == null ? null : from.text());
    }

    static CopyStep of(StageRunner stage, Add add) throws EngineException {
        Feasibility.check(add);
        boolean unpack = !Boolean.FALSE.equals(add.unpack());
        return new CopyStep(stage, spec(stage, "ADD", add.transfer(), false, unpack), null);
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
        try (var archives = new Archives(stage.build().workshop().blobs(), stage.build().workshop().limits())) {
            CopyPlan plan = CopyPlan.of(spec, stage.root(), source, archives::unpack, stage.build().now());
            List<Print> files = plan.inputs().prints();
            var writer = new PlanWriter(plan, stage.build().workshop().limits());
            stage.settle(text(), stage.nop(createdBy(files, plan.kind())), files, Map.of(),
                    () -> writer.isEmpty() ? null : stage.build().workshop().layers().make(writer));
        } catch (CopyException e) {
            throw new StepException(Reason.INVALID, String.valueOf(e.getMessage()), null, e);
        }
    }

    /** All that the instruction says. */
    private String text() {
        return stage.step().instruction().name() + " " + spec.sources() + spec.files().stream()
                .map(CopySpec.GivenFile::name).toList() + " " + spec.destination() + " in " + spec.workingDir()
                + (spec.chown() == null ? "" : " --chown=" + spec.chown())
                + (spec.chmod() == null ? "" : " --chmod=" + spec.chmod()) + (from == null ? "" : " --from=" + from)
                + (spec.parents() ? " --parents" : "") + (spec.unpack() ? " unpack" : "");
    }

    /** In the words of the classic builder, the missing blank after an owner included. */
    private String createdBy(List<Print> files, String kind) {
        String owner = spec.chown() == null ? "" : "--chown=" + spec.chown();
        String destination = spec.destination();
        return spec.verb() + " " + owner + kind + ":" + StepInputs.digest(files) + " in " + destination + " ";
    }
}
