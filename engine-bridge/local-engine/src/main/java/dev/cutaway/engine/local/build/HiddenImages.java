package dev.cutaway.engine.local.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.history.Remains;
import dev.cutaway.engine.local.build.history.StepState;
import dev.cutaway.engine.local.build.step.Workshop;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Lease;
import dev.cutaway.engine.local.transfer.Failures;
import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.ImageConfigReader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Files of build steps as images of a store. */
final class HiddenImages implements Remains {

    private final Workshop workshop;
    private final Catalog catalog;

    HiddenImages(Workshop workshop) {
        this.workshop = workshop;
        this.catalog = workshop.catalog();
    }

    @Override
    public long deleteBut(Set<Digest> kept) throws EngineException {
        return catalog.deleteRemains(image -> !kept.contains(image));
    }

    @Override
    public void delete(Collection<Digest> images) throws EngineException {
        if (!images.isEmpty()) {
            catalog.deleteRemains(images::contains);
        }
    }

    @Override
    public boolean has(Digest image) {
        ImageRecord there = catalog.snapshot().find(image);
        return there != null && there.isLive();
    }

    @Override
    public boolean isImage(Digest image) {
        ImageRecord there = catalog.snapshot().find(image);
        return there != null && there.isLive() && !there.status().remains();
    }

    @Override
    public Digest make(StepState state, String comment) throws EngineException {
        return Failures.translated("opening of a step", () -> {
            byte[] raw = Json.bytes(Json.sorted(Json.read(state.config().getBytes(UTF_8)).put("comment", comment)));
            ImageConfig config = ImageConfigReader.read(raw, Digest.of(raw), Place.of("config"), Limits.DEFAULT);
            try (Lease lease = catalog.lease()) {
                // Held first, then looked at again: a prune may be at work.
                lease.keep(layers(config, comment).stream().map(LayerRecord::blob).toList());
                catalog.addRemains(workshop.document(config, layers(config, comment), lease));
            }
            return config.digest();
        });
    }

    private List<LayerRecord> layers(ImageConfig config, String step) throws IOException {
        var layers = new ArrayList<LayerRecord>();
        for (Digest diffId : config.diffIds()) {
            LayerRecord layer = catalog.findLayer(diffId);
            if (layer == null || !workshop.blobs().exists(layer.blob())) {
                throw new EngineException(Reason.CONFLICT, "the files of " + step
                        + " are not whole any more, since an image or the build cache was pruned: build again");
            }
            layers.add(layer);
        }
        if (layers.isEmpty()) {
            throw new EngineException(Reason.NOT_FOUND, step + " has no files");
        }
        return layers;
    }
}
