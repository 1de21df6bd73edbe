package dev.cutaway.engine.local.build.step;

import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.local.build.config.ImageDraft;
import dev.cutaway.engine.local.build.layer.MadeLayer;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the files of a stage as a step that failed left them, so that a person can look at them. For one thread. */
final class FailedState {

    private final BuildRun run;
    private final StageLedger ledger;
    private boolean kept;

    FailedState(BuildRun run, StageLedger ledger) {
        this.run = run;
        this.ledger = ledger;
    }

    /** Makes a layer of what the step did. */
    interface Changes {
        MadeLayer make() throws IOException;
    }

    /**
     * Keeps the files, unless that was done; a build fails no worse where they cannot be kept.
     *
     * @param step as the history of the image names it
     * @param changes what it did; null for nothing
     */
    void keep(String step, @Nullable Changes changes) {
        if (kept) {
            return;
        }
        kept = true;
        try {
            Digest image = image(step, changes);
            if (image != null) {
                run.left(image);
            }
        } catch (IOException e) {
            run.tell(new BuildEvent.Warning(0, "what the failed step left could not be kept: " + e.getMessage()));
        }
    }

    private @Nullable Digest image(String step, @Nullable Changes changes) throws IOException {
        List<LayerRecord> layers = new ArrayList<>(ledger.layers());
        ImageDraft draft = ledger.draft().copy();
        if (changes != null) {
            try (MadeLayer made = changes.make()) {
                if (!made.isEmpty()) {
                    LayerRecord layer = run.workshop().commit(made, run.lease());
                    layers.add(layer);
                    draft.step(step, layer.diffId(), run.now());
                }
            }
        }
        boolean changed = layers.size() > ledger.layers().size();
        Digest same = ledger.image();
        if (layers.isEmpty() || (!changed && same != null)) {
            return same;
        }
        return image(draft.config(), layers);
    }

    private Digest image(ImageConfig config, List<LayerRecord> layers) throws IOException {
        ImageRecord known = run.workshop().catalog().snapshot().find(config.digest());
        if (known == null || !known.isLive()) {
            run.workshop().catalog().addRemains(run.workshop().document(config, layers, run.lease()));
        }
        return config.digest();
    }
}
