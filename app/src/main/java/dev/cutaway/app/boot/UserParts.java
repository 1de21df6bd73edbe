package dev.cutaway.app.boot;

import dev.cutaway.app.engines.EngineDirectory;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.layers.LayersPage;
import dev.cutaway.app.samples.Sample;
import dev.cutaway.app.samples.SampleCatalog;
import dev.cutaway.app.text.Texts;
import dev.cutaway.docker.client.DockerContexts;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.IndexCache;

/** The parts of the app as people use it. */
final class UserParts {

    private UserParts() {}

    /** Parts that keep what can be made again in the user's cache folder, and know the user's engines. */
    static Parts in(UserFolders folders) {
        return in(folders, engines(folders));
    }

    /** The same with other engines than the user's. */
    static Parts in(UserFolders folders, EngineDirectory engines) {
        var inspector = new ImageInspector(new IndexCache(folders.cache()), Limits.DEFAULT);
        var catalog = new SampleCatalog(folders.cache().resolve("samples"));
        return new Parts(inspector,
                bench -> catalog.samples().stream().map(sample -> worded(sample, bench.texts())).toList(),
                bench -> (image, all) -> new LayersPage(bench, image, all), engines,
                folders.cache().resolve("logs"));
    }

    private static EngineDirectory engines(UserFolders folders) {
        return new UserEngines(new BundledEngine(folders, System.getProperty("cutaway.launcher")),
                new DockerContexts(System.getenv(), UserFolders.home(System.getenv())));
    }

    private static SampleImage worded(Sample sample, Texts texts) {
        return new SampleImage(texts.of(sample.titleKey()), texts.of(sample.teachesKey()), sample.layers(),
                sample.bytes(), sample::materialize);
    }
}
