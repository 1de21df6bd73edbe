package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.docker.wire.json.StreamDocument;
import dev.cutaway.engine.api.EngineException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A stream of objects, as load, import and builds answer. It begins with its first object. Thread-safe. */
final class Messages {

    private static final byte[] END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Nobody reads more than a few figures a second. */
    private static final long BETWEEN_PROGRESS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Exchange exchange;
    private @Nullable OutputStream out;
    private long lastProgress = System.nanoTime() - BETWEEN_PROGRESS;

    Messages(Exchange exchange) {
        this.exchange = exchange;
    }

    /** @throws UncheckedIOException when the client does not take it, which is to stop the work */
    synchronized void send(StreamDocument message) {
        try {
            if (out == null) {
                out = exchange.stream("application/json");
            }
            out.write(Json.streamBytes(message));
            out.write(END);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends progress, unless some was sent just now. {@code current} equal to {@code total} is always sent. */
    synchronized void progress(String status, @Nullable String id, long current, long total) {
        long now = System.nanoTime();
        if (current == total || now - lastProgress >= BETWEEN_PROGRESS) {
            lastProgress = now;
            send(StreamDocument.progress(status, id, current, total));
        }
    }

    /** Work that sends messages. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Does the work and ends. What fails after the first message goes into the stream. */
    void around(Work work) throws IOException {
        try {
            work.run();
        } catch (EngineException e) {
            if (!exchange.committed()) {
                throw e;
            }
            sendError(e);
        }
        end();
    }

    /** Sends why the stream ends. */
    void sendError(EngineException e) {
        send(StreamDocument.error(e.text(), exchange.extended() ? e.reason().name() : null));
    }

    /** Sends why a build ends. {@code exitCode}: of the command that failed; null for none. */
    void sendError(EngineException e, @Nullable Integer exitCode) {
        send(StreamDocument.error(e.text(), exchange.extended() ? e.reason().name() : null, exitCode));
    }

    /** Ends; an answer without messages is empty. */
    synchronized void end() throws IOException {
        if (out == null) {
            out = exchange.stream("application/json");
        }
        out.close();
    }
}
