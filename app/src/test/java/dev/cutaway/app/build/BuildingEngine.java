package dev.cutaway.app.build;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.system.SystemService;

import java.util.Optional;

/** An engine that builds as it is told. */
public record BuildingEngine(Engine engine, FakeBuilds fake) implements Engine {

    @Override
    public ImageService images() {
        return engine.images();
    }

    @Override
    public SystemService system() {
        return engine.system();
    }

    @Override
    public Optional<StoreService> store() {
        return engine.store();
    }

    @Override
    public Optional<BuildService> builds() {
        return Optional.of(fake);
    }

    @Override
    public void close() {
        engine.close();
    }
}
