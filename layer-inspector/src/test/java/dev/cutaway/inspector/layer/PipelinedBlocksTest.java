package dev.cutaway.inspector.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;

class PipelinedBlocksTest {

    /** Costs nothing, so that the three threads meet in every possible order. */
    private static final class NoHash extends MessageDigest {
        NoHash() {
            super("none");
        }

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int len) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[0];
        }

        @Override
        protected void engineReset() {}
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_stream_always_comes_to_its_end() throws IOException {
        byte[] bytes = new byte[StreamBlocks.PIECE * 9 + 5];
        for (int round = 0; round < 2000; round++) {
            try (var blocks = new PipelinedBlocks(new ByteArrayInputStream(bytes), new NoHash(), "test")) {
                while (blocks.next() != null) {
                    // Nothing is looked at: as fast as it can.
                }
                assertThat(blocks.total()).isEqualTo(bytes.length);
            }
        }
    }
}
