/** Engines behind sockets: our own, Docker, Podman. */
@org.jspecify.annotations.NullMarked module dev.cutaway.docker.client {
    requires static transitive org.jspecify;
    requires transitive dev.cutaway.engine.api;
    requires dev.cutaway.docker.wire;

    exports dev.cutaway.docker.client;
}
