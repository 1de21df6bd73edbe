package dev.cutaway.engine.local.system;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.system.DiskUsage;
import dev.cutaway.engine.api.system.EngineInfo;
import dev.cutaway.engine.api.system.EngineVersion;
import dev.cutaway.engine.api.system.EngineVersion.Component;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.engine.api.system.SystemService;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.CacheRow;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.catalog.Summaries;
import dev.cutaway.inspector.Digest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The engine as a whole. */
public final class LocalSystem implements SystemService {

    /** What the engine's answers look like is Docker 20.10's. */
    private static final String API = "1.41";
    private static final String OLDEST_API = "1.12";

    private final Catalog catalog;
    private final StoreFolder folder;
    private final Events events;
    private final String version;

    /** @param version of Cutaway */
    public LocalSystem(Catalog catalog, StoreFolder folder, Events events, String version) {
        this.catalog = catalog;
        this.folder = folder;
        this.events = events;
        this.version = version;
    }

    @Override
    public void ping() {}

    /** Cutaway names itself first; the Docker CLI looks for a component called Engine, and prints its details. */
    @Override
    public EngineVersion version() {
        var details = Map.of("ApiVersion", API, "MinAPIVersion", OLDEST_API, "Os", Machine.os(), "Arch",
                Machine.arch(), "KernelVersion", Machine.kernelVersion(), "Experimental", "false");
        return new EngineVersion(version, API, OLDEST_API, "", "", Machine.os(), Machine.arch(),
                Machine.kernelVersion(), List.of(new Component(EngineVersion.CUTAWAY, version, Map.of()),
                        new Component("Engine", version, details)));
    }

    @Override
    public EngineInfo info() throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        var status = List.of(List.of("Layers", Integer.toString(snapshot.layers().size())),
                List.of("Removals in Trash", Integer.toString(snapshot.trash().size())));
        return new EngineInfo(catalog.engineId(), Machine.hostName(), version, snapshot.images().size(), 0, 0, 0,
                "cutaway", status, folder.path().toString(), Machine.kernelVersion(), Machine.operatingSystem(),
                Machine.os(), Machine.machine(), Runtime.getRuntime().availableProcessors(), Machine.memory(),
                List.of(), "", List.of(), List.of());
    }

    /** Docker tells layers apart by their chains, so one that stands on two others counts twice. */
    @Override
    public DiskUsage diskUsage() throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        Set<Digest> chains = new HashSet<>();
        long size = 0;
        for (ImageRecord image : snapshot.images()) {
            List<LayerRecord> layers = snapshot.layersOf(image);
            for (int i = 0; i < layers.size(); i++) {
                size += chains.add(image.chainIds().get(i)) ? layers.get(i).dockerSize() : 0;
            }
        }
        List<ImageRecord> shown = snapshot.images().stream().filter(
                image -> !snapshot.namesOf(image.id()).isEmpty() || snapshot.children(image.id()).isEmpty()).toList();
        List<ImageSummary> rows = new Summaries(snapshot).withSharedSizes(shown, 0);
        return new DiskUsage(size, rows, List.of(), List.of(), cached(snapshot));
    }

    private List<DiskUsage.CacheRecord> cached(Snapshot snapshot) throws EngineException {
        Set<Digest> told = new HashSet<>();
        snapshot.images().forEach(image -> told.addAll(image.diffIds()));
        var records = new ArrayList<DiskUsage.CacheRecord>();
        for (CacheRow row : catalog.cached()) {
            records.add(new DiskUsage.CacheRecord(row.key(), "regular", row.instruction(), false,
                    row.layer() != null && told.contains(row.layer()), row.bytes(), row.created(), row.use().last(),
                    row.use().count()));
        }
        told.addAll(catalog.cachedLayers());
        for (ImageRecord files : snapshot.remains()) {
            remains(files, snapshot.layersOf(files).stream().filter(layer -> told.add(layer.diffId())).toList())
                    .ifPresent(records::add);
        }
        return records;
    }

    /**
     * Files of a step that somebody opened, or that failed.
     *
     * @param own their layers that nobody else has
     * @return empty where there are none
     */
    private static Optional<DiskUsage.CacheRecord> remains(ImageRecord files, List<LayerRecord> own) {
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new DiskUsage.CacheRecord(files.id().hex(), "regular", "files of a build step", false,
                        false, own.stream().mapToLong(LayerRecord::dockerSize).sum(), files.created(), null, 0));
    }

    @Override
    public EventStream events(EventQuery query) throws EngineException {
        return new LocalEventStream(events, query);
    }
}
