package dev.cutaway.app.screenshot;

import dev.cutaway.app.build.follow.Builds;
import dev.cutaway.app.dockerfile.OpenDockerfiles;
import dev.cutaway.app.images.OpenImages;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.Shell;
import dev.cutaway.app.shell.Workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;

/**
 * The window that pictures are taken of.
 *
 * @param scene its scene
 * @param shell its root
 * @param bench what its pages work with; its settings are changed for the pictures, so they must not be the user's
 * @param images opens images in it
 * @param samples what it offers to look at
 * @param places the pages of the rail, where the app starts first
 * @param dockerfiles opens Dockerfiles in it
 * @param builds what its engine built
 * @param load takes archives into the engine, if there is one
 */
public record Subject(Scene scene, Shell shell, Workbench bench, OpenImages images, List<SampleImage> samples,
        List<Page> places, OpenDockerfiles dockerfiles, Builds builds, Consumer<List<Path>> load) {

    AppSettings settings() {
        return bench.settings();
    }
}
