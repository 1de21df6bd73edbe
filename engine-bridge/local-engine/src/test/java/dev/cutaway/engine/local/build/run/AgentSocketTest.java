package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

class AgentSocketTest {

    @TempDir
    private Path folder;

    @Test
    void questions_reach_the_agent_and_answers_come_back_until_it_is_closed() throws IOException {
        Path agentPath = folder.resolve("agent");
        Path mine = folder.resolve("mine");
        try (var agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(agentPath));
            Thread.ofVirtual().start(() -> echo(agent));
            SocketChannel left;
            try (AgentSocket _ = AgentSocket.open(mine, agentPath)) {
                left = SocketChannel.open(UnixDomainSocketAddress.of(mine));
                left.write(ByteBuffer.wrap("question".getBytes(UTF_8)));
                assertThat(read(left)).isEqualTo("question");
            }
            try (left) {
                assertThat(left.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
            assertThatThrownBy(() -> SocketChannel.open(UnixDomainSocketAddress.of(mine)))
                    .isInstanceOf(IOException.class);
        }
    }

    private static String read(SocketChannel from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate("question".length());
        while (buffer.hasRemaining() && from.read(buffer) >= 0) {
            // Until all has come.
        }
        return new String(buffer.array(), UTF_8);
    }

    private static void echo(ServerSocketChannel agent) {
        try (SocketChannel from = agent.accept()) {
            ByteBuffer buffer = ByteBuffer.allocate(100);
            while (from.read(buffer.clear()) >= 0) {
                from.write(buffer.flip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads as somebody who is hung up on: to the end, or to what the system calls a broken connection. */
    private static boolean hasEnded(SocketChannel connection) {
        try (connection) {
            return connection.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException _) {
            return true;
        }
    }

    @Test
    @Timeout(120)
    void connections_end_with_it_also_those_that_nobody_has_looked_at() throws IOException {
        Path agentPath = folder.resolve("agent");
        Path mine = folder.resolve("mine");
        try (var agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            // It listens and never answers.
            agent.bind(UnixDomainSocketAddress.of(agentPath));
            for (int round = 0; round < 20; round++) {
                var left = new ArrayList<SocketChannel>();
                AgentSocket socket = AgentSocket.open(mine, agentPath);
                try (socket) {
                    for (int i = 0; i < 3; i++) {
                        left.add(SocketChannel.open(UnixDomainSocketAddress.of(mine)));
                    }
                }
                assertThat(left).allMatch(AgentSocketTest::hasEnded);
                while (socket.held() > 0) {
                    Thread.onSpinWait();
                }
                Files.delete(mine);
            }
        }
    }

    @Test
    @Timeout(120)
    void nothing_is_held_of_connections_that_have_ended() throws IOException {
        Path agentPath = folder.resolve("agent");
        Path mine = folder.resolve("mine");
        try (var agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(agentPath));
            try (AgentSocket socket = AgentSocket.open(mine, agentPath)) {
                for (int i = 0; i < 5; i++) {
                    Thread.ofVirtual().start(() -> echo(agent));
                    try (var command = SocketChannel.open(UnixDomainSocketAddress.of(mine))) {
                        command.write(ByteBuffer.wrap("question".getBytes(UTF_8)));
                        assertThat(read(command)).isEqualTo("question");
                        assertThat(socket.held()).isPositive();
                    }
                }
                while (socket.held() > 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void a_path_that_no_socket_can_have_is_told() {
        Path deep = folder.resolve("x".repeat(120));
        assertThatThrownBy(() -> AgentSocket.open(deep, folder)).hasMessageContaining("too long for a socket");
    }
}
