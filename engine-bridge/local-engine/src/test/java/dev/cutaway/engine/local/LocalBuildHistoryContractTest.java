package dev.cutaway.engine.local;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.testing.BuildHistoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The history of builds of the engine in this process. */
class LocalBuildHistoryContractTest extends BuildHistoryContract {

    @TempDir
    Path store;

    private LocalEngine engine;

    @Override
    protected Engine engine() throws Exception {
        if (engine == null) {
            engine = LocalEngine.open(store, EngineOptions.DEFAULT);
        }
        return engine;
    }

    @AfterEach
    void close() {
        engine.close();
    }
}
