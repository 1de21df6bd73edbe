package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.json.BuildDocuments;
import dev.cutaway.docker.wire.json.BuildDocuments.Followed;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.Retention;

import java.io.IOException;

/** What was built and is being built, below {@code /cutaway/builds}; for Cutaway's own client. */
final class BuildHistoryRoutes {

    private final Engine engine;

    BuildHistoryRoutes(Engine engine) {
        this.engine = engine;
    }

    private BuildHistory history() throws EngineException {
        return engine.builds().orElseThrow(() -> new EngineException(Reason.UNSUPPORTED,
                "this version of Cutaway's engine does not build images")).history();
    }

    void start(Exchange exchange) throws IOException {
        BuildRequest request = BuildRoutes.ownRequest(exchange);
        exchange.stopWhenClientLeaves();
        exchange.json(new BuildDocuments.Begun(history().start(request)));
    }

    void list(Exchange exchange) throws IOException {
        exchange.json(BuildDocuments.bytes(history().outline()));
    }

    void get(Exchange exchange) throws IOException {
        exchange.json(BuildDocuments.bytes(history().get(exchange.name())));
    }

    void retention(Exchange exchange) throws IOException {
        exchange.json(BuildDocuments.bytes(history().retention()));
    }

    void retain(Exchange exchange) throws IOException {
        long states = number(exchange, "states");
        try {
            history().retain(new Retention(Math.toIntExact(number(exchange, "builds")), number(exchange, "bytes"),
                    Math.toIntExact(states)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new EngineException(Reason.INVALID, String.valueOf(e.getMessage()), e);
        }
        exchange.empty(204);
    }

    private static long number(Exchange exchange, String name) throws EngineException {
        String value = exchange.query().first(name);
        if (!value.matches("\\d{1,18}")) {
            throw new EngineException(Reason.INVALID, name + " is to be a number, not '" + value + "'");
        }
        return Long.parseLong(value);
    }

    /** As it happens. Who reads slowly keeps nobody waiting but this thread: the rest lies on the disk. */
    void follow(Exchange exchange) throws IOException {
        exchange.setEndless();
        exchange.stopWhenClientLeaves();
        var lines = new LiveLines(exchange);
        Followed last;
        try {
            last = Followed.of(history().follow(exchange.name(),
                    entry -> lines.send(BuildDocuments.bytes(Followed.of(entry)))));
        } catch (EngineException e) {
            if (!exchange.committed()) {
                throw e;
            }
            last = Followed.of(e);
        } finally {
            lines.stopFlushing();
        }
        lines.send(BuildDocuments.bytes(last));
        lines.end();
    }

    void cancel(Exchange exchange) throws IOException {
        history().cancel(exchange.name());
        exchange.empty(204);
    }

    void open(Exchange exchange) throws IOException {
        long step = Math.min(number(exchange, "step"), Integer.MAX_VALUE);
        exchange.json(BuildDocuments.bytes(new BuildDocuments.Opened(history().open(exchange.name(), (int) step))));
    }

    void remove(Exchange exchange) throws IOException {
        history().remove(exchange.query().all("id"));
        exchange.empty(204);
    }
}
