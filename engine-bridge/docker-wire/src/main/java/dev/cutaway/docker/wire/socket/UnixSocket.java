package dev.cutaway.docker.wire.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * A connected unix socket that looks like a TCP one to libraries that know no other. What only TCP has (linger, no
 * delay, ports) is taken and does nothing.
 */
public abstract class UnixSocket extends Socket {

    private final Path path;

    UnixSocket(Path path) {
        this.path = path;
    }

    /** The file of the listening end. */
    public final Path path() {
        return path;
    }

    @Override
    public abstract InputStream getInputStream() throws IOException;

    @Override
    public abstract OutputStream getOutputStream() throws IOException;

    @Override
    public abstract void shutdownInput() throws IOException;

    @Override
    public abstract void shutdownOutput() throws IOException;

    @Override
    public abstract boolean isClosed();

    @Override
    public abstract void close() throws IOException;

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        throw new IOException("connected already: " + path);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        connect(endpoint);
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return UnixDomainSocketAddress.of(path);
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return UnixDomainSocketAddress.of(path);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return 0;
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {}

    @Override
    public void setSoLinger(boolean on, int linger) {}

    @Override
    public int getSoLinger() {
        return -1;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean getKeepAlive() {
        return false;
    }

    @Override
    public String toString() {
        return "unix://" + path;
    }
}
