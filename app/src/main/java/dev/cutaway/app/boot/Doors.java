package dev.cutaway.app.boot;

import dev.cutaway.app.build.history.BuildDoors;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.inspector.Digest;

import java.nio.file.Path;
import java.util.Optional;

/** Where the place Builds leads to in this window. */
record Doors(AppWindow window) implements BuildDoors {

    @Override
    public void openDockerfile() {}

    @Override
    public void newDockerfile() {}

    @Override
    public void edit(Path folder, Path dockerfile) {
        window.bench().desktop().open(dockerfile);
    }

    @Override
    public void openImage(Digest image) {
        Optional<KeptImage> kept = window.library().contents().find(image);
        kept.ifPresent(window.actions()::open);
    }
}
