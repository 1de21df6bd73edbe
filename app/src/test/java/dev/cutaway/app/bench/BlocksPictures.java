package dev.cutaway.app.bench;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.blocks.BlocksView;
import dev.cutaway.app.dockerfile.blocks.BuiltSample;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.resources.Fonts;
import dev.cutaway.resources.Theme;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.util.Duration;

import javax.imageio.ImageIO;

/** Takes pictures of a Dockerfile as blocks. */
public final class BlocksPictures {

    private BlocksPictures() {}

    /**
     * @param arguments where the picture goes, width, height, theme, language, the line chosen, the step that is running
     *        (0 for no build), and, when not the sample, a Dockerfile
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        String text = arguments.length > 7 ? Files.readString(Path.of(arguments[7])) : BuiltSample.TEXT;
        var done = new CompletableFuture<Void>();
        Platform.startup(() -> {
            try {
                Scene scene = scene(text, arguments);
                var wait = new PauseTransition(Duration.millis(700));
                wait.setOnFinished(_ -> {
                    try {
                        ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png",
                                Path.of(arguments[0]).toFile());
                        done.complete(null);
                    } catch (IOException | RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
                wait.play();
            } catch (RuntimeException | LinkageError e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get();
        } finally {
            Platform.exit();
        }
    }

    private static Scene scene(String text, String[] arguments) {
        for (Fonts face : Fonts.values()) {
            try (InputStream in = face.open()) {
                Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        int upTo = Integer.parseInt(arguments[6]);
        var run = new SimpleObjectProperty<@Nullable BuildRun>(upTo == 0 ? null : BuiltSample.build(upTo));
        var file = new EditedDockerfile(text);
        var view = new BlocksView(file, run, new Texts(Locale.forLanguageTag(arguments[4])),
                new Inspection(file, Tasks.onCallingThread(), () -> LintFacts.NONE));
        var scene = new Scene((Parent) view.node(), Double.parseDouble(arguments[1]),
                Double.parseDouble(arguments[2]));
        scene.getStylesheets().setAll(Theme.valueOf(arguments[3]).stylesheets());
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        view.selectLine(Integer.parseInt(arguments[5]));
        view.focus();
        return scene;
    }
}
