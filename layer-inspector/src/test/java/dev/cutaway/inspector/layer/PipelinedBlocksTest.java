package dev.cutaway.inspector.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class PipelinedBlocksTest {

    /** More threads than cores, so that each of them is often stopped at the worst place. */
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void every_stream_comes_to_its_end_on_a_busy_machine() throws Exception {
        byte[] content = new byte[StreamBlocks.PIECE * 9 + 100];
        Digest expected = Digest.of(content);
        List<Callable<Digest>> streams = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            streams.add(() -> drain(content));
        }
        try (var threads = Executors.newFixedThreadPool(4 * Runtime.getRuntime().availableProcessors())) {
            for (var digest : threads.invokeAll(streams)) {
                assertThat(digest.get()).isEqualTo(expected);
            }
        }
    }

    private static Digest drain(byte[] content) throws IOException {
        var hash = Digest.newSha256();
        try (var blocks = new PipelinedBlocks(new ByteArrayInputStream(content), hash, "test")) {
            for (var piece = blocks.next(); piece != null; piece = blocks.next()) {
                assertThat(piece.length()).isPositive();
            }
            assertThat(blocks.total()).isEqualTo(content.length);
        }
        return Digest.ofSha256(hash.digest());
    }
}
