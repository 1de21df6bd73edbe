package dev.cutaway.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code cutaway [--screenshot DIR] [FILE…]}: everything that shows the app itself. */
@Command(name = "cutaway", mixinStandardHelpOptions = true)
final class CutawayCommand implements Callable<Integer> {

    private final DesktopApp desktop;

    @Option(names = "--screenshot", paramLabel = "DIR")
    private @Nullable Path screenshots;

    /** For packaging/rehearse.sh. */
    @Option(names = "--rehearse", hidden = true)
    private boolean rehearse;

    @Parameters(paramLabel = "FILE", arity = "0..*")
    private List<Path> images = List.of();

    CutawayCommand(DesktopApp desktop) {
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rehearse) {
            return desktop.rehearse();
        }
        return screenshots == null ? desktop.openWindow(images) : desktop.takeScreenshots(screenshots, images);
    }
}
