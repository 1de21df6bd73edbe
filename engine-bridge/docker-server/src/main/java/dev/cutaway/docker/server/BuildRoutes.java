package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.json.BuildDocuments;
import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.docker.wire.json.StreamDocument;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds, in the manner of Docker's classic builder. */
final class BuildRoutes {

    /** What {@code version=} says where BuildKit is meant. */
    private static final String BUILDKIT = "2";
    private static final int LONGEST_HEAD = 16 << 20;

    private final Engine engine;

    BuildRoutes(Engine engine) {
        this.engine = engine;
    }

    private BuildService builds() throws EngineException {
        return engine.builds().orElseThrow(
                () -> new EngineException(Reason.UNSUPPORTED,
                        "this version of Cutaway's engine does not build images"));
    }

    void build(Exchange exchange) throws IOException {
        Query query = exchange.query();
        if (query.first("version").equals(BUILDKIT)) {
            throw new EngineException(Reason.UNSUPPORTED,
                    "this engine has no BuildKit API: build with DOCKER_BUILDKIT=0");
        }
        if (query.flag("squash", false)) {
            throw new EngineException(Reason.UNSUPPORTED, "this engine does not squash: flatten the image instead");
        }
        BuildRequest request = request(exchange);
        if (!(request.source() instanceof BuildSource.Tar)) {
            exchange.body().transferTo(OutputStream.nullOutputStream());
        }
        exchange.stopWhenClientLeaves();
        BuildService builds = builds();
        var messages = new Messages(exchange);
        var stream = new BuildStream(messages, query.flag("q", false));
        messages.around(() -> {
            try {
                builds.build(request, stream);
            } catch (EngineException e) {
                if (!stream.failed(e)) {
                    throw e;
                }
            }
        });
    }

    /** For Cutaway's own client: all that the port has, event by event. */
    void ownBuild(Exchange exchange) throws IOException {
        BuildRequest request = ownRequest(exchange);
        exchange.stopWhenClientLeaves();
        var messages = new Messages(exchange);
        messages.around(() -> {
            try {
                builds().build(request, event -> messages.send(StreamDocument.aux(BuildDocuments.event(event))));
            } catch (EngineException e) {
                messages.send(StreamDocument.error(e.text(), e.reason().name()));
            }
        });
    }

    /** The request that Cutaway's own client sends; what follows it is the context. */
    static BuildRequest ownRequest(Exchange exchange) throws IOException {
        InputStream body = exchange.body();
        BuildRequest request;
        try {
            request = BuildDocuments.request(head(body), body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no request for a build", e);
        }
        if (!(request.source() instanceof BuildSource.Tar)) {
            body.transferTo(OutputStream.nullOutputStream());
        }
        return request;
    }

    private static byte[] head(InputStream body) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int next = body.read(); next >= 0 && next != '\n'; next = body.read()) {
            if (head.size() == LONGEST_HEAD) {
                throw new IllegalArgumentException("a request of more than " + LONGEST_HEAD + " bytes");
            }
            head.write(next);
        }
        return head.toByteArray();
    }

    private static BuildRequest request(Exchange exchange) throws IOException {
        Query query = exchange.query();
        String remote = query.first("remote");
        String dockerfile = query.first("dockerfile");
        String platform = query.first("platform");
        List<ImageReference> tags = query.all("t").stream().filter(tag -> !tag.isEmpty()).map(ImageReference::parse)
                .toList();
        // Docker's request has no word for the SSH agent, so nobody can have allowed it.
        var options = new BuildRequest.Options(!query.flag("nocache", false), network(query.first("networkmode")),
                platform.isEmpty() ? null : Platform.parse(platform), query.all("extrahosts"), false);
        String target = query.first("target");
        return new BuildRequest(
                remote.isEmpty() ? new BuildSource.Tar(exchange.body()) : new BuildSource.Remote(remote),
                dockerfile.isEmpty() ? BuildRequest.DEFAULT_DOCKERFILE : dockerfile, null, tags,
                target.isEmpty() ? null : target, texts(query.first("buildargs")), texts(query.first("labels")),
                Map.of(), options);
    }

    private static BuildRequest.Network network(String mode) {
        return switch (mode) {
            case "none" -> BuildRequest.Network.NONE;
            case "host" -> BuildRequest.Network.HOST;
            default -> BuildRequest.Network.DEFAULT;
        };
    }

    /** An object of texts; what is null there is not given. */
    private static Map<String, String> texts(String json) {
        var texts = new LinkedHashMap<String, String>();
        if (!json.isBlank()) {
            try {
                for (Map.Entry<String, JsonNode> entry : Json.tree(json).properties()) {
                    if (!entry.getValue().isNull()) {
                        texts.put(entry.getKey(), entry.getValue().asString());
                    }
                }
            } catch (JacksonException e) {
                throw new IllegalArgumentException("no JSON object of texts: " + json, e);
            }
        }
        return texts;
    }

    /** An engine that builds nothing keeps nothing, either. */
    void prune(Exchange exchange) throws IOException {
        BuildService.Pruned pruned = engine.builds().isEmpty()
                ? new BuildService.Pruned(List.of(), 0)
                : builds().pruneCache(exchange.query().flag("all", false), exchange.filters());
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("CachesDeleted", pruned.ids().isEmpty() ? null : pruned.ids());
        answer.put("SpaceReclaimed", pruned.bytes());
        exchange.json(answer);
    }
}
