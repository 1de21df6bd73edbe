/** The Docker Engine API over any engine, on a unix socket. */
@org.jspecify.annotations.NullMarked module dev.cutaway.docker.server {
    requires static transitive org.jspecify;
    requires transitive dev.cutaway.engine.api;
    requires dev.cutaway.docker.wire;

    exports dev.cutaway.docker.server;
}
