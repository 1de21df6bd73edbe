package dev.cutaway.app.boot;

import dev.cutaway.app.shell.Logo;
import dev.cutaway.resources.Theme;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/** The app's sign for window managers, drawn by the app itself. */
final class AppIcon {

    private static final double DRAWN = 16;

    private AppIcon() {}

    /** In the sizes that desktops use. On the UI thread. */
    static List<Image> images() {
        return Stream.of(16, 32, 64, 128).map(AppIcon::image).toList();
    }

    private static Image image(int size) {
        var logo = new Logo();
        var scene = new Scene(logo, DRAWN, DRAWN, Color.TRANSPARENT);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(Transform.scale(size / DRAWN, size / DRAWN));
        return logo.snapshot(parameters, null);
    }
}
