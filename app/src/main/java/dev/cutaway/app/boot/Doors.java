package dev.cutaway.app.boot;

import dev.cutaway.app.build.history.BuildDoors;
import dev.cutaway.inspector.Digest;

import java.nio.file.Path;
import java.util.List;

/** Where the place Builds leads to in this window. */
record Doors(AppWindow window) implements BuildDoors {

    @Override
    public void openDockerfile() {
        window.writing().openFile();
    }

    @Override
    public void newDockerfile() {
        window.writing().create();
    }

    @Override
    public void edit(Path folder, Path dockerfile) {
        window.dockerfiles().open(List.of(dockerfile));
    }

    @Override
    public void openImage(Digest image) {
        window.openBuilt(image);
    }
}
