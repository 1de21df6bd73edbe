package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.json.StoreDocuments;
import dev.cutaway.docker.wire.json.StreamDocument;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.inspector.Digest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;

/** Cutaway's own part, below {@code /cutaway/}. */
final class StoreRoutes {

    private final Engine engine;

    StoreRoutes(Engine engine) {
        this.engine = engine;
    }

    private StoreService store() throws EngineException {
        return engine.store().orElseThrow(() -> new EngineException(EngineException.Reason.UNSUPPORTED,
                "only Cutaway's own engine offers this"));
    }

    void layers(Exchange exchange) throws IOException {
        exchange.json(StoreDocuments.ImageLayers.of(store().layers()));
    }

    void locate(Exchange exchange) throws IOException {
        exchange.json(StoreDocuments.Location.of(store().locate(exchange.name())));
    }

    void pin(Exchange exchange) throws IOException {
        store().pin(exchange.name(), exchange.query().flag("pinned", true));
        exchange.empty(204);
    }

    void pinned(Exchange exchange) throws IOException {
        exchange.json(new StoreDocuments.Names(store().pinned().stream().map(Digest::toString).toList()));
    }

    void planPrune(Exchange exchange) throws IOException {
        exchange.json(StoreDocuments.Plan.of(store().planPrune(exchange.filters())));
    }

    void planRemoval(Exchange exchange) throws IOException {
        exchange.json(StoreDocuments.Plan.of(store().planRemoval(exchange.query().all("names"))));
    }

    void trash(Exchange exchange) throws IOException {
        exchange.json(store().trash().stream().map(StoreDocuments.Trash::of).toList());
    }

    void emptyTrash(Exchange exchange) throws IOException {
        exchange.json(new StoreDocuments.Freed(store().emptyTrash(exchange.query().all("items"))));
    }

    void restore(Exchange exchange) throws IOException {
        List<ImageReference> taken = store().restore(exchange.name());
        exchange.json(new StoreDocuments.Names(taken.stream().map(ImageReference::familiar).toList()));
    }

    void usage(Exchange exchange) throws IOException {
        exchange.json(StoreDocuments.Usage.of(store().usage()));
    }

    void flatten(Exchange exchange) throws IOException {
        Query query = exchange.query();
        ImageReference target = query.first("repo").isEmpty() ? null : ImageRoutes.reference(query);
        exchange.stopWhenClientLeaves();
        var messages = new Messages(exchange);
        messages.around(() -> {
            Digest id = store().flatten(exchange.name(), target, TransferRoutes.telling("Flattening", messages));
            messages.send(TransferRoutes.result(id));
        });
    }

    void check(Exchange exchange) throws IOException {
        exchange.stopWhenClientLeaves();
        var messages = new Messages(exchange);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode damage = result.putArray("Damage");
        messages.around(() -> {
            store().check(TransferRoutes.telling("Checking", messages))
                    .forEach(found -> damage.addPOJO(StoreDocuments.DamagedBlob.of(found)));
            messages.send(StreamDocument.aux(result));
        });
    }
}
