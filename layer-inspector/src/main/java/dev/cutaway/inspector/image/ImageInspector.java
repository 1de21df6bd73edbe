package dev.cutaway.inspector.image;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.LayerBlob;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks into images: reads each layer once, several at the same time, checking every digest. An image comes out whole
 * or not at all.
 */
public final class ImageInspector {

    private static final System.Logger LOG = System.getLogger(ImageInspector.class.getName());

    /** The same bytes that are to be the same layer: read once however often an image has them. */
    private record Key(Digest diffId, @Nullable Digest digest, String identity) {
        static Key of(LayerBlob layer) {
            return new Key(layer.diffId(), layer.digest(), layer.identity());
        }
    }

    private final @Nullable IndexCache cache;
    private final Limits limits;

    /**
     * @param cache remembers indexes; null to remember nothing
     * @param limits what an image may ask for
     */
    public ImageInspector(@Nullable IndexCache cache, Limits limits) {
        this.cache = cache;
        this.limits = limits;
    }

    /**
     * Reads all layers of an image.
     *
     * @param image stays open while the result is used: file contents are read from it when asked for
     * @param progress stored bytes read, of all layers
     * @throws ImageReadException when a layer is not what it should be
     * @throws CancellationException when {@code progress} wants no more, or the thread is interrupted
     */
    public InspectedImage inspect(ArchivedImage image, Progress progress) throws IOException {
        Map<Key, LayerBlob> distinct = new LinkedHashMap<>();
        image.layers().forEach(layer -> distinct.putIfAbsent(Key.of(layer), layer));
        progress.total(distinct.values().stream().mapToLong(LayerBlob::blobBytes).sum());
        Map<Key, LayerIndex> indexes = indexAll(List.copyOf(distinct.values()), progress);
        List<LayerIndex> layers = new ArrayList<>();
        for (LayerBlob layer : image.layers()) {
            layers.add(Objects.requireNonNull(indexes.get(Key.of(layer))));
        }
        return new InspectedImage(image, layers, limits);
    }

    private Map<Key, LayerIndex> indexAll(List<LayerBlob> layers, Progress progress) throws IOException {
        var stop = new AtomicBoolean();
        Progress stoppable = bytes -> {
            if (stop.get()) {
                throw new CancellationException("another layer failed");
            }
            progress.advance(bytes);
        };
        List<LayerBlob> largestFirst = new ArrayList<>(layers);
        largestFirst.sort(Comparator.comparingLong(LayerBlob::blobBytes).reversed());
        int threads = Math.clamp(layers.size(), 1, Runtime.getRuntime().availableProcessors());
        Map<Key, Future<LayerIndex>> running = new LinkedHashMap<>();
        try (var executor = Executors.newFixedThreadPool(threads,
                Thread.ofPlatform().daemon().name("layer ", 0).factory())) {
            for (LayerBlob layer : largestFirst) {
                running.put(Key.of(layer), executor.submit(() -> {
                    try {
                        return index(layer, stoppable);
                    } catch (IOException | RuntimeException | Error e) {
                        stop.set(true);
                        throw e;
                    }
                }));
            }
            return await(running, stop);
        }
    }

    /** All results; or the failure that came first, not those it caused by stopping the others. */
    private static Map<Key, LayerIndex> await(Map<Key, Future<LayerIndex>> running, AtomicBoolean stop)
            throws IOException {
        Map<Key, LayerIndex> done = new LinkedHashMap<>();
        Throwable failure = null;
        for (Map.Entry<Key, Future<LayerIndex>> layer : running.entrySet()) {
            try {
                done.put(layer.getKey(), layer.getValue().get());
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                if (failure == null || failure instanceof CancellationException) {
                    failure = cause;
                }
            } catch (InterruptedException e) {
                stop.set(true);
                Thread.currentThread().interrupt();
                var cancelled = new CancellationException("interrupted");
                cancelled.initCause(e);
                throw cancelled;
            }
        }
        switch (failure) {
            case null -> {
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
        return done;
    }

    private LayerIndex index(LayerBlob layer, Progress progress) throws IOException {
        LayerIndex known = findKnown(layer);
        if (known != null) {
            progress.advance(layer.blobBytes());
            return known;
        }
        Place place = Place.of(layer.name());
        var source = new LayerIndexer.Source(place, layer.compression(), layer.blobBytes(), layer.diffId(),
                layer.digest());
        try (InputStream in = layer.open()) {
            return keep(layer, new LayerIndexer(limits).index(source, in, progress));
        }
    }

    private @Nullable LayerIndex findKnown(LayerBlob layer) {
        try {
            LayerIndex known = layer.knownIndex();
            return known != null || cache == null ? known : cache.find(layer.identity(), layer.diffId());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The cache of layer indexes cannot be read; reading the layer anew",
                    e);
            return null;
        }
    }

    private LayerIndex keep(LayerBlob layer, LayerIndex index) {
        if (cache == null) {
            return index;
        }
        try {
            return cache.store(layer.identity(), index);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A layer index cannot be kept; next time the layer is read anew", e);
            return index;
        }
    }
}
