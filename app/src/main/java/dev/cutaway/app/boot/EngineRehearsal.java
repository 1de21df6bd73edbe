package dev.cutaway.app.boot;

import dev.cutaway.app.samples.SampleCatalog;
import dev.cutaway.docker.client.DockerEngine;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A short life of an engine and its client, so that the JVM learns what a start of either needs. */
final class EngineRehearsal {

    private EngineRehearsal() {}

    /** Runs an engine on a passing folder. */
    static void run() throws IOException, InterruptedException {
        try (var engine = PassingEngine.start(); DockerEngine client = engine.connect()) {
            use(client, new SampleCatalog(engine.folder()).samples().getFirst().materialize(Progress.NONE));
        }
    }

    private static void use(DockerEngine client, Path image) throws IOException {
        client.system().version();
        try (InputStream in = Files.newInputStream(image)) {
            client.images().load(in, _ -> {
            });
        }
        String name = client.images().list(ImageQuery.EVERYTHING).getFirst().id().toString();
        client.images().inspect(name);
        client.images().history(name);
        client.images().save(List.of(name), SaveOptions.DEFAULT, OutputStream.nullOutputStream(),
                Progress.NONE);
        client.system().diskUsage();
        client.images().prune(Filters.NONE);
    }
}
