package dev.cutaway.docker.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class UnixSocketsTest {

    @TempDir
    Path folder;

    private ServerSocketChannel listen(Path path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        return server;
    }

    @Test
    void a_timed_socket_gives_up_waiting_and_goes_on() throws IOException {
        Path path = folder.resolve("s");
        try (ServerSocketChannel server = listen(path);
                UnixSocket socket = UnixSockets.connect(path, Duration.ofMillis(50))) {
            SocketChannel other = server.accept();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            other.write(ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8)));
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            socket.getOutputStream().write('y');
            ByteBuffer heard = ByteBuffer.allocate(1);
            other.read(heard);
            assertThat(heard.get(0)).isEqualTo((byte) 'y');
            other.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_timed_socket_is_refused_on_a_virtual_thread() throws Exception {
        var refused = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                UnixSockets.connect(folder.resolve("s"), Duration.ofSeconds(1)).close();
            } catch (IllegalStateException e) {
                refused.countDown();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }).join();

        assertThat(refused.getCount()).isZero();
    }

    @Test
    void a_watch_sees_the_other_end_leave_and_keeps_what_came_before() throws Exception {
        Path path = folder.resolve("s");
        var gone = new CountDownLatch(1);
        try (ServerSocketChannel server = listen(path); ChannelSocket socket = UnixSockets.connect(path)) {
            SocketChannel other = server.accept();
            var watch = socket.watch(gone::countDown);
            other.write(ByteBuffer.wrap("early".getBytes(StandardCharsets.UTF_8)));
            other.close();

            gone.await();

            watch.close();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("early");
        }
    }

    @Test
    void a_watch_that_was_ended_is_not_told() throws Exception {
        Path path = folder.resolve("s");
        var told = new CountDownLatch(1);
        try (ServerSocketChannel server = listen(path); ChannelSocket socket = UnixSockets.connect(path)) {
            SocketChannel other = server.accept();
            socket.watch(told::countDown).close();
            other.write(ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8)));
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            other.close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(told.getCount()).isEqualTo(1);
        }
    }
}
