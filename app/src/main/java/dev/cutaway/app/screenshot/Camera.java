package dev.cutaway.app.screenshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

import javax.imageio.ImageIO;

/** Takes pictures of a scene. */
public final class Camera {

    private final Path folder;
    private final double scale;

    /**
     * @param folder where pictures go; it is there
     * @param scale pixels for each unit of the scene
     */
    public Camera(Path folder, double scale) {
        this.folder = folder;
        this.scale = scale;
    }

    /** The scene as it is now. On the UI thread, for the scene is touched. */
    WritableImage expose(Scene scene) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(scene.getFill());
        // Shadows may reach over the edge of the window, the picture may not.
        parameters.setViewport(new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.getRoot().snapshot(parameters, null);
    }

    /** Writes a picture as {@code name.png}. On any thread. */
    void develop(WritableImage picture, String name) throws IOException {
        Path file = folder.resolve(name + ".png");
        Path fresh = Files.createTempFile(folder, name, ".tmp");
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", fresh.toFile());
            Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
