package dev.cutaway.app.boot;

import dev.cutaway.app.build.order.BuildSubject;
import dev.cutaway.app.build.panel.BuildDesk;
import dev.cutaway.app.build.panel.BuildLinks;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.DockerfileSession;
import dev.cutaway.app.dockerfile.PageParts;
import dev.cutaway.app.dockerfile.blocks.BlocksView;
import dev.cutaway.inspector.Digest;

/** What the page of a Dockerfile shows besides its text: its blocks, and how it is built. */
record BuildingParts(AppWindow window) implements PageParts.Maker {

    @Override
    public PageParts make(DockerfileSession session) {
        var desk = new BuildDesk(window.bench(), window.engines(), window.builds(),
                new BuildSubject(session.fileProperty(), session.contextProperty(),
                        session.edited().documentProperty()),
                new BuildLinks() {
                    @Override
                    public void openImage(Digest image) {
                        window.openBuilt(image);
                    }

                    @Override
                    public void openStep(BuildRun run, StepRun step) {
                        window.openStep(run, step);
                    }

                    @Override
                    public void openLine(int line) {
                        session.jumpTo(line);
                    }
                });
        desk.orderProperty().subscribe(order -> session.inspection().given(order.args(), order.platform()));
        var blocks = new BlocksView(session.edited(), desk.runProperty(), window.bench().texts(),
                session.inspection());
        blocks.onOpenLayer(step -> window.openStep(desk.runProperty().get(), step));
        return new PageParts(desk.bar(), desk.panel(), blocks.node(), desk.runProperty(),
                step -> window.openStep(desk.runProperty().get(), step), desk.commands(), desk::close);
    }
}
