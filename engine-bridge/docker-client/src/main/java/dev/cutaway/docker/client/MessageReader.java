package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.Reasons;
import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.docker.wire.json.StreamDocument;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.inspector.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Streams of messages. */
final class MessageReader {

    private MessageReader() {}

    /** What takes messages that are no errors. */
    interface Listener {
        void take(StreamDocument message) throws IOException;
    }

    /**
     * Reads to the end.
     *
     * @param otherwise the reason of an error that does not say its own
     * @throws EngineException the error in the stream
     */
    static void read(InputStream body, Reason otherwise, Listener listener) throws IOException {
        Iterator<StreamDocument> messages = Json.readAll(body, StreamDocument.class);
        while (messages.hasNext()) {
            StreamDocument message = messages.next();
            if (message.errorDetail() != null || message.error() != null) {
                throw error(message, otherwise);
            }
            listener.take(message);
        }
    }

    private static EngineException error(StreamDocument message, Reason otherwise) {
        StreamDocument.Failure detail = message.errorDetail();
        String text = detail == null || detail.message() == null
                ? String.valueOf(message.error())
                : detail.message();
        Reason named = detail == null ? null : Reasons.named(detail.reason());
        if (named != null) {
            return new EngineException(named, text);
        }
        Reason guessed = Reasons.of(500, null, text);
        return new EngineException(guessed == Reason.FAILED ? otherwise : guessed, text);
    }

    /** Reads to the end; gives the last result, an empty object where there is none. */
    static JsonNode result(InputStream body, Progress progress) throws IOException {
        var result = new JsonNode[]{JsonNodeFactory.instance.objectNode()};
        var ticker = new Ticker(progress);
        read(body, Reason.FAILED, message -> {
            ticker.take(message);
            if (message.aux() != null) {
                result[0] = message.aux();
            }
        });
        return result[0];
    }

    /** Turns "so much of so much" into steps. */
    static final class Ticker {

        private final Progress progress;
        private long done;
        private long total;

        Ticker(Progress progress) {
            this.progress = progress;
        }

        void take(StreamDocument message) {
            StreamDocument.Detail detail = message.progressDetail();
            if (detail == null) {
                return;
            }
            if (detail.total() > 0 && detail.total() != total) {
                total = detail.total();
                progress.total(total);
            }
            progress.advance(detail.current() - done);
            done = detail.current();
        }
    }
}
