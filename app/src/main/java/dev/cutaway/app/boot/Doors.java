package dev.cutaway.app.boot;

import dev.cutaway.app.build.history.BuildDoors;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.shell.Desktop;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.inspector.Digest;

import java.nio.file.Path;
import java.util.Optional;

/** Where the place Builds leads to in this window. */
record Doors(AppWindow window) implements BuildDoors {

    @Override
    public void openDockerfile() {
        desktop().askForFolder().map(folder -> folder.resolve(BuildRequest.DEFAULT_DOCKERFILE))
                .ifPresent(desktop()::open);
    }

    /** Until there is an editor in the window, a folder is where one begins. */
    @Override
    public void newDockerfile() {
        desktop().askForFolder().ifPresent(desktop()::open);
    }

    private Desktop desktop() {
        return window.bench().desktop();
    }

    @Override
    public void edit(Path folder, Path dockerfile) {
        desktop().open(dockerfile);
    }

    @Override
    public void openImage(Digest image) {
        Optional<KeptImage> kept = window.library().contents().find(image);
        kept.ifPresent(window.actions()::open);
    }
}
