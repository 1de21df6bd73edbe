package dev.cutaway.app.boot;

import dev.cutaway.app.dockerfile.KnownImages;
import dev.cutaway.app.library.Library;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.dockerfile.check.LintFacts.BaseImage;
import dev.cutaway.dockerfile.expansion.Platform;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.image.ImageDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the chosen engine's images say to those who write a Dockerfile on top of them. */
final class StoreImages implements KnownImages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Library library;
    private final Map<String, Optional<BaseImage>> asked = new ConcurrentHashMap<>();
    private volatile @Nullable Engine engine;

    /** @param library followed from now on */
    StoreImages(Library library) {
        this.library = library;
        library.stateProperty().subscribe(state -> {
            engine = library.engine().orElse(null);
            asked.clear();
        });
    }

    @Override
    public List<String> names() {
        return library.contents().images().stream().flatMap(image -> image.names().stream()).sorted().toList();
    }

    @Override
    public LintFacts.BaseImages facts() {
        return (name, platform) -> asked.computeIfAbsent(name, this::ask).orElse(null);
    }

    private Optional<BaseImage> ask(String name) {
        Engine from = engine;
        if (from == null) {
            return Optional.empty();
        }
        try {
            ImageDetails details = from.images().inspect(name);
            JsonNode config = JSON.readTree(details.configJson());
            var environment = new HashMap<String, String>();
            for (JsonNode pair : config.path("Env")) {
                String text = pair.asString();
                int equals = text.indexOf('=');
                if (equals > 0) {
                    environment.put(text.substring(0, equals), text.substring(equals + 1));
                }
            }
            var platform = details.platform();
            return Optional.of(new BaseImage(environment,
                    new Platform(platform.os(), platform.architecture(),
                            Objects.requireNonNullElse(platform.variant(), "")),
                    !config.path("Shell").isEmpty()));
        } catch (EngineException _) {
            // It is not there, or its engine is not: then nothing is known of it.
            return Optional.empty();
        }
    }
}
