/** Docker's protocol: HTTP/1.1 over unix sockets, and the documents of the Docker Engine API. */
@org.jspecify.annotations.NullMarked module dev.cutaway.docker.wire {
    requires static transitive org.jspecify;
    requires transitive dev.cutaway.engine.api;
    requires transitive org.apache.httpcomponents.core5.httpcore5;
    requires transitive tools.jackson.databind;
    requires org.jnrproject.unixsocket;
    // What the jnr libraries need themselves: as automatic modules they cannot say so.
    requires org.objectweb.asm;

    exports dev.cutaway.docker.wire;
    exports dev.cutaway.docker.wire.socket;
    exports dev.cutaway.docker.wire.http;
    exports dev.cutaway.docker.wire.json;

    opens dev.cutaway.docker.wire.json to tools.jackson.databind;
}
