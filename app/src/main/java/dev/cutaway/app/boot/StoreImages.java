package dev.cutaway.app.boot;

import dev.cutaway.app.dockerfile.KnownImages;
import dev.cutaway.app.library.Library;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.dockerfile.check.LintFacts.BaseImage;
import dev.cutaway.dockerfile.expansion.Platform;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.image.ImageDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * What the chosen engine's images say to those who write a Dockerfile on top of them. An engine may take its time or not
 * answer at all, so nobody waits for it: until it answers, what it said before counts.
 */
final class StoreImages implements KnownImages {

    private static final System.Logger LOG = System.getLogger(StoreImages.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Library library;
    private final Tasks tasks;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private volatile Store store = new Store(null, new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());

    /**
     * What an engine said.
     *
     * @param known by name, maybe from before its images changed; empty for an image that is not there
     * @param asked the names it was asked for since they changed
     */
    private record Store(@Nullable Engine engine, Map<String, Optional<BaseImage>> known, Set<String> asked) {

        Store changed(@Nullable Engine now) {
            return new Store(now, now == engine ? known : new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
        }
    }

    /** @param library followed from now on */
    StoreImages(Library library, Tasks tasks) {
        this.library = library;
        this.tasks = tasks;
        library.stateProperty().subscribe(state -> {
            store = store.changed(library.engine().orElse(null));
            revision.set(revision.get() + 1);
        });
    }

    @Override
    public List<String> names() {
        return library.contents().images().stream().flatMap(image -> image.names().stream()).sorted().toList();
    }

    @Override
    public LintFacts.BaseImages facts() {
        Store from = store;
        Engine engine = from.engine();
        return (name, platform) -> {
            if (engine != null && from.asked().add(name)) {
                tasks.startQuietly(progress -> ask(engine, name), answer -> answered(from, name, answer),
                        thrown -> LOG.log(Level.WARNING, "asking for " + name, thrown));
            }
            return from.known().getOrDefault(name, Optional.empty()).orElse(null);
        };
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private void answered(Store from, String name, Optional<BaseImage> answer) {
        Optional<BaseImage> before = from.known().put(name, answer);
        if (!answer.equals(before == null ? Optional.empty() : before)) {
            revision.set(revision.get() + 1);
        }
    }

    private static Optional<BaseImage> ask(Engine from, String name) {
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
