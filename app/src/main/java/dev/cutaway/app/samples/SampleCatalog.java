package dev.cutaway.app.samples;

import java.nio.file.Path;
import java.util.List;

/** The samples that come with the app, in the order in which they teach. */
public final class SampleCatalog {

    private final List<Sample> samples;

    /** @param folder where they are written when they are wanted; made then */
    public SampleCatalog(Path folder) {
        samples = List.of(
                new RecipeSample("three-layers", "samples.three-layers.title", "samples.three-layers.teaches", 3,
                        39_424, folder),
                new RecipeSample("wasteful-build", "samples.wasteful-build.title", "samples.wasteful-build.teaches",
                        7, 3_913_728, folder),
                new RecipeSample("two-that-share", "samples.two-that-share.title", "samples.two-that-share.teaches",
                        4, 4_823_040, folder),
                new RecipeSample("nginx-site", "samples.nginx-site.title", "samples.nginx-site.teaches", 7, 38_988_288,
                        folder));
    }

    /** All of them. */
    public List<Sample> samples() {
        return samples;
    }
}
