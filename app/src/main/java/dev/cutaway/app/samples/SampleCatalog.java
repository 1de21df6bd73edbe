package dev.cutaway.app.samples;

import java.nio.file.Path;
import java.util.List;

/** The samples that come with the app, in the order in which they teach. */
public final class SampleCatalog {

    private final List<Sample> samples;

    /** @param folder where they are written when they are wanted; made then */
    public SampleCatalog(Path folder) {
        samples = List.of(
                new RecipeSample("three-layers", "samples.three-layers.title", "samples.three-layers.teaches", 39_424,
                        folder),
                new RecipeSample("wasteful-build", "samples.wasteful-build.title", "samples.wasteful-build.teaches",
                        3_913_728, folder),
                new RecipeSample("two-that-share", "samples.two-that-share.title", "samples.two-that-share.teaches",
                        4_823_040, folder),
                new RecipeSample("nginx-site", "samples.nginx-site.title", "samples.nginx-site.teaches", 38_988_288,
                        folder));
    }

    /** Those of this user: {@code $XDG_CACHE_HOME/cutaway/samples}. */
    public static SampleCatalog ofUser() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home = cache == null || cache.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(cache);
        return new SampleCatalog(home.resolve("cutaway").resolve("samples"));
    }

    /** All of them. */
    public List<Sample> samples() {
        return samples;
    }
}
