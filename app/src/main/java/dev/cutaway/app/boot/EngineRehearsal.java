package dev.cutaway.app.boot;

import dev.cutaway.app.samples.SampleCatalog;
import dev.cutaway.docker.client.DockerEngine;
import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;
import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A short life of an engine and its client, so that the JVM learns what a start of either needs. */
final class EngineRehearsal {

    private EngineRehearsal() {}

    /** Runs an engine on a folder that is removed again. */
    static void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cutaway-rehearsal");
        try {
            Path socket = folder.resolve("run/engine.sock");
            try (LocalEngine engine = LocalEngine.open(folder.resolve("data"), EngineOptions.DEFAULT);
                    DockerServer _ = DockerServer.start(engine, socket);
                    DockerEngine client = DockerEngine.connect(socket)) {
                use(client, new SampleCatalog(folder).samples().getFirst().materialize(Progress.NONE));
            }
        } finally {
            remove(folder);
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

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
