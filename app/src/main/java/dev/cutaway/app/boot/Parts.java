package dev.cutaway.app.boot;

import dev.cutaway.app.engines.EngineDirectory;
import dev.cutaway.app.images.ImagePages;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.inspector.image.ImageInspector;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The implementations a window is made with.
 *
 * @param inspector reads layers
 * @param samples makes the samples, worded by a workbench
 * @param pages makes the pages of images
 * @param engines finds the engines that keep images
 * @param logs the folder for what builds write while they are looked at
 */
public record Parts(ImageInspector inspector, Function<Workbench, List<SampleImage>> samples,
        Function<Workbench, ImagePages> pages, EngineDirectory engines, Path logs) {

    /** With logs in the system's folder for what is soon gone. */
    public Parts(ImageInspector inspector, Function<Workbench, List<SampleImage>> samples,
            Function<Workbench, ImagePages> pages, EngineDirectory engines) {
        this(inspector, samples, pages, engines, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }
}
