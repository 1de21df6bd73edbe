package dev.cutaway.docker.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

    @Test
    void parts_of_files_are_sent_between_other_bytes() throws Exception {
        byte[] content = new byte[3 << 20];
        new Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        try (ServerSocketChannel server = listen(folder.resolve("s"));
                ChannelSocket reader = UnixSockets.connect(folder.resolve("s"));
                ChannelSocket writer = new ChannelSocket(server.accept(), folder.resolve("s"))) {
            Thread sender = Thread.ofVirtual().start(() -> send(writer, file, 5, content.length - 5));

            byte[] heard = reader.getInputStream().readAllBytes();

            sender.join();
            assertThat(heard).startsWith('<').endsWith('>').hasSize(content.length - 5 + 2);
            assertThat(Arrays.copyOfRange(heard, 1, heard.length - 1))
                    .isEqualTo(Arrays.copyOfRange(content, 5, content.length));
        }
    }

    private static void send(ChannelSocket socket, Path file, long from, long count) {
        try (FileChannel channel = FileChannel.open(file)) {
            socket.getOutputStream().write('<');
            socket.files().write(channel, from, count);
            socket.getOutputStream().write('>');
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void those_who_wait_for_slow_readers_of_files_keep_nobody_from_working() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[1 << 20]);
        int most = 2 * Runtime.getRuntime().availableProcessors();
        var open = new ArrayList<ChannelSocket>();
        var senders = new ArrayList<Thread>();
        try (ServerSocketChannel server = listen(folder.resolve("s"))) {
            for (int i = 0; i < most; i++) {
                ChannelSocket reader = UnixSockets.connect(folder.resolve("s"));
                ChannelSocket writer = new ChannelSocket(server.accept(), folder.resolve("s"));
                open.addAll(List.of(reader, writer));
                senders.add(Thread.ofVirtual().start(() -> send(writer, file, 0, 1 << 20)));
                // The first byte is there, so the file is under way.
                assertThat(reader.getInputStream().read()).isEqualTo('<');
            }

            Thread other = Thread.ofVirtual().start(() -> {
            });

            assertThat(other.join(Duration.ofSeconds(30))).isTrue();
            for (int i = 0; i < most; i++) {
                assertThat(open.get(2 * i).getInputStream().readAllBytes()).hasSize((1 << 20) + 1);
                senders.get(i).join();
            }
        } finally {
            for (ChannelSocket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void a_file_that_is_shorter_than_it_was_ends_the_writing() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[10]);
        try (ServerSocketChannel server = listen(folder.resolve("s"));
                ChannelSocket reader = UnixSockets.connect(folder.resolve("s"));
                ChannelSocket writer = new ChannelSocket(server.accept(), folder.resolve("s"));
                FileChannel channel = FileChannel.open(file)) {
            assertThatThrownBy(() -> writer.files().write(channel, 4, 7)).isInstanceOf(EOFException.class);
            assertThat(reader.getInputStream().readNBytes(6)).hasSize(6);
        }
    }
}
