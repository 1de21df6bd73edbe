package dev.cutaway.engine.local.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** Whose code is asked for a moment before it has one. */
class EndingProcessTest {

    private static final int KILLED = 137;

    /** A process that ends when it is waited for, or only when it is made to. */
    private static final class Child extends Process {

        private final boolean endsItself;
        private boolean ended;
        private boolean killed;

        Child(boolean endsItself) {
            this.endsItself = endsItself;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            ended |= endsItself;
            return ended;
        }

        @Override
        public int waitFor() {
            assertThat(killed).isTrue();
            return exitValue();
        }

        @Override
        public int exitValue() {
            if (!ended) {
                throw new IllegalThreadStateException("it still goes on");
            }
            return killed ? KILLED : 3;
        }

        @Override
        public Process destroyForcibly() {
            killed = true;
            ended = true;
            return this;
        }

        @Override
        public void destroy() {
            destroyForcibly();
        }
    }

    @Test
    void the_code_is_waited_for() {
        assertThat(new EndingProcess(new Child(true)).exitValue()).isEqualTo(3);
    }

    @Test
    void one_that_goes_on_is_ended() {
        var child = new Child(false);
        assertThat(new EndingProcess(child).exitValue()).isEqualTo(KILLED);
        assertThat(child.killed).isTrue();
    }

    @Test
    void who_is_interrupted_does_not_wait_and_leaves_nothing_running() {
        var child = new Child(false);
        Thread.currentThread().interrupt();
        int code = new EndingProcess(child).exitValue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(code).isEqualTo(-1);
        assertThat(child.killed).isTrue();
    }
}
