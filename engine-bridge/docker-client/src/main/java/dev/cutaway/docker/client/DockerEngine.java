package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.ApiVersion;
import dev.cutaway.docker.wire.json.VersionDocument;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.system.SystemService;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An engine behind a unix socket. It keeps no connection while nothing is asked; an interrupted call closes its own, by
 * which the engine stops what it does for it. Thread-safe.
 */
public final class DockerEngine implements Engine {

    private final EngineKind kind;
    private final ImageService images;
    private final SystemClient system;
    private final Optional<StoreService> store;
    private final Optional<BuildService> builds;

    private DockerEngine(Wire wire, ApiVersion version, EngineKind kind) {
        this.kind = kind;
        this.system = new SystemClient(wire, kind);
        this.images = new ImageClient(wire, version, kind, system);
        this.store = kind == EngineKind.CUTAWAY ? Optional.of(new StoreClient(wire)) : Optional.empty();
        this.builds = kind == EngineKind.CUTAWAY ? Optional.of(new BuildClient(wire)) : Optional.empty();
    }

    /**
     * Finds out who answers, and agrees on a version of the API.
     *
     * @throws EngineException {@code UNREACHABLE} where nobody answers, {@code UNSUPPORTED} where no version suits both
     */
    public static DockerEngine connect(Path socket) throws EngineException {
        var wire = new Wire(socket);
        ApiVersion offered = ApiVersion.tryParse(wire.ping());
        if (offered == null) {
            throw new EngineException(Reason.UNSUPPORTED,
                    "what answers at " + socket + " does not speak the Docker Engine API");
        }
        ApiVersion agreed = offered.atMost(ApiVersion.UNDERSTOOD);
        wire.setPrefix(agreed.toString());
        VersionDocument version = wire.json("GET", Target.of("/version"), VersionDocument.class);
        return new DockerEngine(wire, agreed, EngineKind.of(version.toVersion()));
    }

    /** Whose engine it is. */
    public EngineKind kind() {
        return kind;
    }

    @Override
    public ImageService images() {
        return images;
    }

    @Override
    public SystemService system() {
        return system;
    }

    @Override
    public Optional<StoreService> store() {
        return store;
    }

    @Override
    public Optional<BuildService> builds() {
        return builds;
    }

    /** Ends the streams of events that are open. */
    @Override
    public void close() {
        system.close();
    }
}
