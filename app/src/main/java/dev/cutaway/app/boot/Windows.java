package dev.cutaway.app.boot;

import dev.cutaway.app.cli.DesktopApp;
import dev.cutaway.app.cli.ExitCode;

import java.nio.file.Path;
import java.util.List;

/** The desktop app as the command line asks for it. */
final class Windows implements DesktopApp {

    @Override
    public int openWindow(List<Path> images) {
        return ExitCode.SETUP;
    }

    @Override
    public int takeScreenshots(Path folder, List<Path> images) {
        return ExitCode.SETUP;
    }
}
