package dev.cutaway.app.boot;

import dev.cutaway.app.cli.DesktopApp;
import dev.cutaway.app.cli.ExitCode;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;

/** The desktop app as the command line asks for it. Its methods are the first to load anything of JavaFX. */
final class Windows implements DesktopApp {

    private final PrintStream err;

    /** @param err where messages to a person go */
    Windows(PrintStream err) {
        this.err = err;
    }

    @Override
    public int openWindow(List<Path> images) {
        if (System.getProperty("os.name").equals("Linux") && System.getenv().getOrDefault("DISPLAY", "").isEmpty()) {
            return noDisplay("DISPLAY is not set");
        }
        try {
            Application.launch(App.class, images.stream().map(Path::toString).toArray(String[]::new));
            return ExitCode.OK;
        } catch (UnsupportedOperationException e) {
            return noDisplay(String.valueOf(e.getMessage()));
        }
    }

    private int noDisplay(String reason) {
        err.println("cutaway: there is no display to open a window on (" + reason + "); without one, "
                + "'cutaway inspect FILE' and 'cutaway --screenshot DIR' work");
        return ExitCode.SETUP;
    }

    @Override
    public int takeScreenshots(Path folder, List<Path> images) throws IOException, InterruptedException {
        PhotoSession.take(folder, images);
        return ExitCode.OK;
    }

    @Override
    public int rehearse() throws IOException, InterruptedException {
        PhotoSession.rehearse();
        return ExitCode.OK;
    }
}
