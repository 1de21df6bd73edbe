package dev.cutaway.docker.client;

import dev.cutaway.engine.api.system.EngineVersion;

/** Whose engine answers. Each has its manners. */
public enum EngineKind {
    /** Our own. */
    CUTAWAY,
    /** Docker, and what behaves like it. */
    DOCKER,
    /** Podman's service in its Docker manner. */
    PODMAN;

    private static final String PODMAN_ENGINE = "Podman Engine";

    static EngineKind of(EngineVersion version) {
        for (EngineVersion.Component component : version.components()) {
            if (component.name().equals(EngineVersion.CUTAWAY)) {
                return CUTAWAY;
            } else if (component.name().equals(PODMAN_ENGINE)) {
                return PODMAN;
            }
        }
        return DOCKER;
    }
}
