package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.Reasons;
import dev.cutaway.docker.wire.http.ClientConnection;
import dev.cutaway.docker.wire.json.ErrorDocument;
import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.docker.wire.socket.UnixSocket;
import dev.cutaway.docker.wire.socket.UnixSockets;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** Requests to one socket, a connection each: opening one takes less time than finding out whether an old one lives. */
final class Wire {

    private static final Duration PING = Duration.ofSeconds(10);

    /** Short requests at a time; more would only queue at the other end. */
    private static final int AT_ONCE = 64;

    private static final int LONGEST_ERROR = 64 << 10;

    private final Path socket;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private volatile String prefix = "";

    Wire(Path socket) {
        this.socket = socket;
    }

    Path socket() {
        return socket;
    }

    /** What stands before every path: the version of the API. */
    void setPrefix(String version) {
        prefix = "/v" + version;
    }

    /** Work over a connection. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does work, and says in the engines' language what goes wrong with it. */
    <T> T guarded(Work<T> work) throws EngineException {
        try {
            return work.run();
        } catch (EngineException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException broken) {
                throw failed(broken);
            }
            throw unreadable(e);
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private EngineException unreadable(RuntimeException e) {
        return new EngineException(Reason.FAILED,
                "the engine at " + socket + " answered something that cannot be read: " + e.getMessage(), e);
    }

    private EngineException failed(IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            var cancelled = new CancellationException("interrupted");
            cancelled.initCause(e);
            throw cancelled;
        }
        return new EngineException(Reason.UNREACHABLE,
                "the connection to the engine at " + socket + " broke off", e);
    }

    /** A request with a short answer, read as this document. */
    <T> T json(String method, Target target, Class<T> type) throws EngineException {
        return call(method, target, body -> Json.read(body, type));
    }

    /** A request with no answer but success. */
    void run(String method, Target target) throws EngineException {
        call(method, target, InputStream::readAllBytes);
    }

    private interface Reader<T> {
        T read(InputStream body) throws IOException;
    }

    private <T> T call(String method, Target target, Reader<T> reader) throws EngineException {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failedBy(e);
        }
        try {
            return guarded(() -> {
                try (Answer answer = open(method, target)) {
                    return reader.read(answer.body());
                }
            });
        } finally {
            turns.release();
        }
    }

    private static CancellationException failedBy(InterruptedException e) {
        var cancelled = new CancellationException("interrupted");
        cancelled.initCause(e);
        return cancelled;
    }

    /** A request whose answer is a stream. An answer that is an error is thrown. */
    Answer open(String method, Target target) throws IOException {
        ClientConnection connection = connect();
        try {
            ClassicHttpRequest request = request(method, prefix + target);
            connection.sendRequestHeader(request);
            connection.flush();
            return receive(connection, !method.equals("HEAD"));
        } catch (IOException | RuntimeException e) {
            connection.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
            throw e;
        } catch (HttpException e) {
            connection.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
            throw new IOException(e);
        }
    }

    /** What an upload answers, while it goes on. */
    interface Conversation<T> {
        T hold(Answer answer) throws IOException;
    }

    /** Sends a body, and reads the answer at the same time. Returns when the source is not read any more. */
    <T> T upload(Target target, InputStream source, Conversation<T> conversation) throws EngineException {
        return guarded(() -> {
            ClientConnection connection = connect();
            Upload upload = Upload.start(connection, request("POST", prefix + target), source);
            try (Answer answer = receive(connection, true)) {
                return conversation.hold(answer);
            } catch (IOException | JacksonException e) {
                IOException cause = upload.sourceFailure();
                if (cause != null) {
                    throw cause(cause);
                }
                throw e;
            } catch (HttpException e) {
                throw new IOException(e);
            } finally {
                connection.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
                upload.end();
            }
        });
    }

    private static EngineException cause(IOException source) {
        return source instanceof EngineException known
                ? known
                : new EngineException(Reason.BAD_ARCHIVE, "the archive cannot be read: " + source.getMessage(), source);
    }

    private static ClassicHttpRequest request(String method, String target) {
        var request = new BasicClassicHttpRequest(method, target);
        request.addHeader("Host", "docker");
        request.addHeader("User-Agent", "Cutaway");
        if (method.equals("POST")) {
            request.addHeader("Content-Length", "0");
        }
        return request;
    }

    private static Answer receive(ClientConnection connection, boolean body)
            throws IOException, HttpException {
        ClassicHttpResponse response = connection.receiveResponseHeader();
        if (body) {
            connection.receiveResponseEntity(response);
        }
        var answer = new Answer(response, () -> connection.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE));
        if (response.getCode() >= 400) {
            try (answer) {
                throw error(answer);
            }
        }
        return answer;
    }

    private static EngineException error(Answer answer) throws IOException {
        byte[] bytes = answer.body().readNBytes(LONGEST_ERROR);
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{")) {
            try {
                String message = Json.read(bytes, ErrorDocument.class).message();
                text = message == null ? text : message;
            } catch (JacksonException _) {
                // Then the text as it is.
            }
        }
        Reason reason = Reasons.of(answer.status(), answer.header(Reasons.HEADER), text);
        return new EngineException(reason, text.isEmpty() ? "the engine answered " + answer.status() : text);
    }

    private ClientConnection connect() throws IOException {
        return bind(() -> UnixSockets.connect(socket));
    }

    private ClientConnection bind(Work<? extends UnixSocket> opening) throws IOException {
        UnixSocket opened;
        try {
            opened = opening.run();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw unreachable(e);
        }
        return new ClientConnection(opened);
    }

    private EngineException unreachable(IOException e) {
        String why = String.valueOf(e.getMessage());
        String hint;
        if (!java.nio.file.Files.exists(socket)) {
            hint = "there is no such socket; start the engine, or choose another one";
        } else if (why.contains("denied")) {
            hint = "this user may not open it; join the group that owns it, or choose another engine";
        } else {
            hint = "nobody listens there; start the engine, or choose another one";
        }
        return new EngineException(Reason.UNREACHABLE, "no engine answers at " + socket + ": " + hint, e);
    }

    /** Asks whether the engine is there, for ten seconds at most; gives the version of the API it speaks, or nothing. */
    String ping() throws EngineException {
        // The timed socket belongs on a platform thread, whoever asks.
        var task = new FutureTask<>(() -> guarded(() -> {
            ClientConnection connection = bind(() -> UnixSockets.connect(socket, PING));
            try {
                connection.sendRequestHeader(request("HEAD", "/_ping"));
                connection.flush();
                String version = receive(connection, false).header("Api-Version");
                return version == null ? "" : version;
            } catch (HttpException e) {
                throw new IOException(e);
            } finally {
                connection.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
            }
        }));
        Thread.ofPlatform().daemon().name("ping").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failedBy(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EngineException known
                    ? known
                    : new EngineException(Reason.FAILED, "the ping failed: " + e.getCause(), e);
        }
    }
}
