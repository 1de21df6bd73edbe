package dev.cutaway.engine.local.fetch;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** A process whose code is asked for when its output has ended, which is a moment before it has. */
final class EndingProcess extends Process {

    private static final long MOMENT_SECONDS = 10;

    private final Process process;

    EndingProcess(Process process) {
        this.process = process;
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits a moment for it; one that still goes on then is ended. */
    @Override
    public int exitValue() {
        try {
            if (!process.waitFor(MOMENT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return process.waitFor();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void destroy() {
        process.destroy();
    }
}
