package dev.cutaway.docker.wire.http;

import dev.cutaway.docker.wire.socket.UnixSocket;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;

import java.io.IOException;

/** The client's end of a connection. One thread may send while another receives. */
public final class ClientConnection extends DefaultBHttpClientConnection {

    private final UnixSocket socket;

    /** Over a connected socket. */
    public ClientConnection(UnixSocket socket) throws IOException {
        super(HttpSettings.CONFIG);
        this.socket = socket;
        bind(socket);
    }

    /** The socket below. */
    public UnixSocket socket() {
        return socket;
    }
}
