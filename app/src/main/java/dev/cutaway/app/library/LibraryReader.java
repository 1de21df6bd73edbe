package dev.cutaway.app.library;

import dev.cutaway.app.library.LayerSharing.Measure;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.system.DiskUsage;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads what an engine keeps. Blocks; for any thread, one at a time. */
final class LibraryReader {

    private final Engine engine;
    /** Layers never change, and some engines have to be asked for each image. */
    private final Map<Digest, List<LayerFacts>> known = new ConcurrentHashMap<>();

    LibraryReader(Engine engine) {
        this.engine = engine;
    }

    /** Everything but {@link Contents#usage}, which other engines take long for. */
    Contents read() throws EngineException {
        List<ImageSummary> summaries = engine.images().list(ImageQuery.EVERYTHING);
        StoreService store = engine.store().orElse(null);
        Map<Digest, List<LayerFacts>> layers = store == null ? known : store.layers();
        Set<Digest> pinned = store == null ? Set.of() : store.pinned();
        Map<Digest, Integer> children = children(summaries);
        var images = new ArrayList<KeptImage>();
        for (ImageSummary summary : summaries) {
            List<LayerFacts> own = layers.get(summary.id());
            if (own == null) {
                own = ask(summary.id());
            }
            if (own != null) {
                int built = children.getOrDefault(summary.id(), 0);
                images.add(new KeptImage(summary, kind(summary, built),
                        store == null ? LayerKeys.byChainId(own) : LayerKeys.byDiffId(own), built, List.of(),
                        pinned.contains(summary.id())));
            }
        }
        return new Contents(List.copyOf(images), LayerSharing.of(images, Measure.UNPACKED),
                store == null
                        ? null
                        : new Contents.Stored(LayerSharing.of(images, Measure.STORED), store.trash(), store.usage()),
                null);
    }

    /** The layers of one image; null when it went away meanwhile. */
    private @Nullable List<LayerFacts> ask(Digest id) throws EngineException {
        try {
            List<LayerFacts> layers = engine.images().layers(id.toString());
            known.put(id, layers);
            return layers;
        } catch (EngineException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** What the engine counts. */
    DiskUsage count() throws EngineException {
        return engine.system().diskUsage();
    }

    private static Map<Digest, Integer> children(List<ImageSummary> summaries) {
        var children = new HashMap<Digest, Integer>();
        for (ImageSummary summary : summaries) {
            if (summary.parent() != null) {
                children.merge(summary.parent(), 1, Integer::sum);
            }
        }
        return children;
    }

    private static KeptImage.Kind kind(ImageSummary summary, int children) {
        if (!summary.isUntagged()) {
            return KeptImage.Kind.TAGGED;
        }
        return children > 0 ? KeptImage.Kind.INTERMEDIATE : KeptImage.Kind.DANGLING;
    }

    /** The containers made from an image. */
    static List<KeptImage.User> users(Digest image, DiskUsage counted) {
        return counted.containers().stream().filter(container -> container.imageId().equals(image.toString()))
                .map(container -> new KeptImage.User(container.name(), container.state().equals("running"))).toList();
    }
}
