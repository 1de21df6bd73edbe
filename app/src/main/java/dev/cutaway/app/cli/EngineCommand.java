package dev.cutaway.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** {@code cutaway engine}: the bundled engine in the foreground, for any Docker client. */
@Command(name = "engine", mixinStandardHelpOptions = true)
final class EngineCommand implements Callable<Integer> {

    private final EngineRunner runner;

    @Option(names = "--socket", paramLabel = "PATH")
    private @Nullable Path socket;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--idle", paramLabel = "SECONDS")
    private @Nullable Integer idleSeconds;

    /** For packaging/rehearse.sh. */
    @Option(names = "--rehearse", hidden = true)
    private boolean rehearse;

    EngineCommand(EngineRunner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rehearse) {
            return runner.rehearse();
        }
        return runner.run(socket, data, idleSeconds == null ? null : Duration.ofSeconds(Math.max(1, idleSeconds)));
    }
}
