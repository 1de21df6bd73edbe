package dev.cutaway.inspector.bench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An engine of any maker, as a process that listens on a unix socket. */
final class Server implements AutoCloseable {

    private static final long START_SECONDS = 60;

    private final Process process;
    private final Path socket;
    private final double startMilliseconds;

    private Server(Process process, Path socket, double startMilliseconds) {
        this.process = process;
        this.socket = socket;
        this.startMilliseconds = startMilliseconds;
    }

    /** Starts it and waits for its first answer. */
    static Server start(Path folder, Path socket, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(socket.getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.deleteIfExists(socket);
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().putAll(Map.of("CUTAWAY_REHEARSE", "no", "LC_ALL", "C.UTF-8"));
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!answers(socket)) {
            if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(START_SECONDS)) {
                process.destroy();
                throw new IOException(command.getFirst() + " did not start: "
                        + Files.readString(folder.resolve("server.log")));
            }
            Thread.sleep(1);
        }
        return new Server(process, socket, (System.nanoTime() - begin) / 1e6);
    }

    private static boolean answers(Path socket) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(
                    StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            return channel.read(ByteBuffer.allocate(64)) > 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** As {@code docker -H} takes it. */
    String host() {
        return "unix://" + socket;
    }

    double startMilliseconds() {
        return startMilliseconds;
    }

    /** Resident, and of that what is its own. */
    String memory() throws IOException {
        return Memory.of(process.pid());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
