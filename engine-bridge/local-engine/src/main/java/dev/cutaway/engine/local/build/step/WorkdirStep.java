package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.instruction.Workdir;
import dev.cutaway.engine.local.build.config.ImageDraft;
import dev.cutaway.engine.local.build.copy.CopyPlan;
import dev.cutaway.engine.local.build.copy.PlanWriter;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code WORKDIR}: a setting, and a folder where there is none yet. */
final class WorkdirStep {

    private final StageRunner stage;
    private final Workdir workdir;

    WorkdirStep(StageRunner stage, Workdir workdir) {
        this.stage = stage;
        this.workdir = workdir;
    }

    void run() throws IOException {
        ImageDraft changed = stage.draft().copy();
        var editor = changed.editor();
        editor.workingDir(workdir.path().text());
        editor.config();
        String text = "WORKDIR " + editor.workingDir();
        stage.settle(text, stage.nop(text), List.of(), Map.of(), () -> {
            CopyPlan plan = CopyPlan.folder(editor.workingDir(), stage.root(), stage.build().now());
            var writer = new PlanWriter(plan, stage.build().workshop().limits());
            return writer.isEmpty() ? null : stage.build().workshop().layers().make(writer);
        }, changed);
    }
}
