package dev.cutaway.app.build.log;

import static dev.cutaway.app.testing.Fx.ui;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/** The lines of a log on the screen. */
@ExtendWith(ApplicationExtension.class)
class LogPaneTest {

    private final LogSpool spool = new LogSpool(Path.of(System.getProperty("java.io.tmpdir")));
    private LogPane pane;

    @Start
    void start(Stage stage) {
        var scene = new Scene(new Group(), 600, 300);
        Looks.follow(scene, AppSettings.inMemory());
        pane = new LogPane();
        pane.show(spool, LogSpool.ALL, number -> null);
        scene.setRoot(pane);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void a_line_that_comes_between_two_frames_has_its_font_at_once() throws Exception {
        Set<String> fonts = ui(() -> {
            spool.write(1, 0, "one\ntwo\n");
            pane.grown();
            // What a frame does after styles were applied.
            pane.layout();
            return pane.lookupAll(".log-ink").stream().map(ink -> ((Text) ink).getFont().getFamily())
                    .collect(Collectors.toSet());
        });
        assertThat(fonts).containsExactly("JetBrains Mono");
    }
}
