package dev.cutaway.engine.local.build.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * A process and what it writes. It is started by a thread that lives as long as the process does: the kernel ends a
 * process with the thread that started it, where it was asked to end it with its parent.
 */
final class Running {

    private static final Executor OWN_THREAD = work -> Thread.ofPlatform().daemon().name("run").start(work);
    private static final Executor PUMPS = work -> Thread.ofVirtual().name("output").start(work);

    private final List<String> command;
    private final Path folder;
    private final Output output;
    private final CompletableFuture<Process> started = new CompletableFuture<>();

    Running(List<String> command, Path folder, Output output) {
        this.command = command;
        this.folder = folder;
        this.output = output;
    }

    /** Runs it to its end; gives its exit code. */
    int await() throws IOException {
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(this::run, OWN_THREAD);
        try {
            return ended.get();
        } catch (InterruptedException e) {
            kill(ended);
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw translate(e.getCause() == null ? e : e.getCause());
        }
    }

    private static IOException translate(Throwable cause) {
        Throwable first = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return switch (first) {
            case CancellationException stopped -> throw stopped;
            case IOException failed -> failed;
            case RuntimeException wrong -> throw wrong;
            default -> new IOException(first);
        };
    }

    /** Ends it with all it started, and waits for that. */
    private void kill(CompletableFuture<Integer> ended) {
        started.thenApply(Process::destroyForcibly).handle((_, _) -> true).join();
        ended.handle((_, _) -> true).join();
    }

    private int run() {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(Programs.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<Void> both = CompletableFuture.allOf(
                    pump(process, process.getInputStream(), false), pump(process, process.getErrorStream(), true));
            started.complete(process);
            int code = process.waitFor();
            both.join();
            return code;
        } catch (IOException | InterruptedException e) {
            started.completeExceptionally(e);
            throw new CompletionException(e);
        }
    }

    /** Who does not want the output any more does not want the process. */
    private CompletableFuture<Void> pump(Process process, InputStream in, boolean stderr) {
        return CompletableFuture.runAsync(() -> {
            try (in) {
                new Pump(in, stderr, output).run();
            } catch (IOException e) {
                process.destroyForcibly();
                throw new CompletionException(e);
            } catch (RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        }, PUMPS);
    }
}
