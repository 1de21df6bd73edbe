package dev.cutaway.app.boot;

import dev.cutaway.app.build.panel.BuildDesk;
import dev.cutaway.app.build.panel.BuildLinks;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.DockerfileSession;
import dev.cutaway.app.dockerfile.PageParts;
import dev.cutaway.app.dockerfile.blocks.BlocksView;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;

/** What the page of a Dockerfile shows besides its text: its blocks, and how it is built. */
record BuildingParts(AppWindow window) implements PageParts.Maker {

    @Override
    public PageParts make(DockerfileSession session) {
        var desk = new BuildDesk(window.bench(), window.engines(), window.builds(), session.fileProperty(),
                session.edited().documentProperty(), new BuildLinks() {
                    @Override
                    public void openImage(Digest image) {
                        window.openBuilt(image);
                    }

                    @Override
                    public void openLine(int line) {
                        session.jumpTo(line);
                    }
                });
        var blocks = new BlocksView(session.edited(), desk.runProperty(), window.bench().texts(),
                session.inspection());
        blocks.onOpenLayer(step -> openLayer(desk.runProperty().get(), step));
        return new PageParts(desk.bar(), desk.panel(), blocks.node(), desk.runProperty(),
                step -> openLayer(desk.runProperty().get(), step), desk.commands(), desk::close);
    }

    /** The layer of a step is in the image when the step is; what was made in other stages was copied from, or left out. */
    private void openLayer(@Nullable BuildRun run, StepRun step) {
        OptionalInt above = run == null ? OptionalInt.empty() : run.colors().stepsAbove(step.step().number());
        if (run == null || !(run.outcomeProperty().get() instanceof Outcome.Built built) || above.isEmpty()) {
            window.bench().notices().tell(window.bench().texts()
                    .of(above.isEmpty() ? "build.layer.elsewhere" : "build.layer.not-yet"));
            return;
        }
        window.actions().open(built.image(), window.nameOf(built.image()), page -> page.showStep(above.getAsInt()));
    }
}
