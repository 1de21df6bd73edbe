package dev.cutaway.app.boot;

import dev.cutaway.app.engines.EngineDirectory;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.EngineEntry.Kind;
import dev.cutaway.docker.client.DockerContexts;
import dev.cutaway.docker.client.DockerEngine;
import dev.cutaway.docker.client.Endpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engines of this user: the bundled one, and those that the Docker CLI and Podman know. */
final class UserEngines implements EngineDirectory {

    private final BundledEngine bundled;
    private final DockerContexts contexts;

    UserEngines(BundledEngine bundled, DockerContexts contexts) {
        this.bundled = bundled;
        this.contexts = contexts;
    }

    @Override
    public List<EngineEntry> find() {
        var entries = new ArrayList<EngineEntry>();
        entries.add(new EngineEntry("bundled", Kind.BUNDLED, "", bundled.socket().toString(), "", bundled::connect));
        for (Endpoint endpoint : contexts.find()) {
            Path socket = endpoint.socket();
            boolean ours = bundled.socket().equals(socket);
            // Everyone has the default context; without a socket it only says that there is no Docker.
            boolean nothing = endpoint.name().equals("default") && endpoint.description().isEmpty() && socket != null
                    && !Files.exists(socket);
            if (!ours && !nothing) {
                entries.add(entry(endpoint));
            }
        }
        return entries;
    }

    private static EngineEntry entry(Endpoint endpoint) {
        Path socket = endpoint.socket();
        Kind kind = endpoint.address().contains("podman") ? Kind.PODMAN : Kind.DOCKER;
        String reason = socket != null && !Files.exists(socket) ? "there is no " + socket : endpoint.obstacle();
        return new EngineEntry("context " + endpoint.name(), kind, endpoint.name(), endpoint.address(), reason,
                () -> {
                    if (socket == null) {
                        throw new java.io.IOException(endpoint.obstacle());
                    }
                    return DockerEngine.connect(socket);
                });
    }
}
