package dev.cutaway.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the command line may ask of the desktop app. An interface, so that nothing here loads a class of JavaFX. */
public interface DesktopApp {

    /**
     * Opens the window and returns when it is closed.
     *
     * @param images archives and layout folders to open in it; may be empty
     * @return an {@link ExitCode}
     */
    int openWindow(List<Path> images);

    /**
     * Writes a picture of each main view; needs no display.
     *
     * @param folder where to; made where it is not there
     * @param images what to show; empty for the sample images
     * @return an {@link ExitCode}
     * @throws IOException when they cannot be written
     */
    int takeScreenshots(Path folder, List<Path> images) throws IOException, InterruptedException;

    /**
     * Starts without a display, goes through the views once and ends: what the start script has the JVM learn from.
     *
     * @return an {@link ExitCode}
     */
    int rehearse() throws IOException, InterruptedException;
}
