package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.json.HistoryDocument;
import dev.cutaway.docker.wire.json.ImageDocument;
import dev.cutaway.docker.wire.json.ImageSummaryDocument;
import dev.cutaway.docker.wire.json.RemovalDocument;
import dev.cutaway.docker.wire.json.StoreDocuments;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageService;

import java.io.IOException;

/** Images: what is there, and their names. */
final class ImageRoutes {

    private final ImageService images;

    ImageRoutes(ImageService images) {
        this.images = images;
    }

    void list(Exchange exchange) throws IOException {
        Query query = exchange.query();
        var asked = new ImageQuery(query.flag("all", false), query.flag("shared-size", false), exchange.filters());
        exchange.json(images.list(asked).stream().map(ImageSummaryDocument::of).toList());
    }

    void inspect(Exchange exchange) throws IOException {
        exchange.json(ImageDocument.of(images.inspect(exchange.name())));
    }

    void history(Exchange exchange) throws IOException {
        exchange.json(images.history(exchange.name()).stream().map(HistoryDocument::of).toList());
    }

    void layers(Exchange exchange) throws IOException {
        exchange.json(images.layers(exchange.name()).stream().map(StoreDocuments.Layer::of).toList());
    }

    void tag(Exchange exchange) throws IOException {
        images.tag(exchange.name(), reference(exchange.query()));
        exchange.empty(201);
    }

    /** The name that {@code repo} and {@code tag} give; the tag counts more than one that {@code repo} has. */
    static ImageReference reference(Query query) {
        ImageReference named = ImageReference.parse(query.first("repo"));
        String tag = query.first("tag");
        return tag.isEmpty() ? named : new ImageReference(named.domain(), named.path(), tag, named.digest());
    }

    void remove(Exchange exchange) throws IOException {
        Query query = exchange.query();
        exchange.json(images.remove(exchange.name(), query.flag("force", false), !query.flag("noprune", false))
                .stream().map(RemovalDocument::of).toList());
    }

    void prune(Exchange exchange) throws IOException {
        exchange.json(RemovalDocument.Prune.of(images.prune(exchange.filters())));
    }
}
