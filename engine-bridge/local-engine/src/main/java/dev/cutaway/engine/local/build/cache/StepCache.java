package dev.cutaway.engine.local.build.cache;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.CacheReason.Difference;
import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.catalog.CacheRow;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Looks for what a step gave before, and says why it can be taken or not. */
public final class StepCache {

    private final Catalog catalog;
    private final BlobStore blobs;

    /** @param blobs that layers of the cache must be in */
    public StepCache(Catalog catalog, BlobStore blobs) {
        this.catalog = catalog;
        this.blobs = blobs;
    }

    /**
     * What was found.
     *
     * @param reason why it is taken, or is not
     * @param row what is taken; null where nothing is
     * @param layer of the row; null where it has none
     */
    public record Found(CacheReason reason, @Nullable CacheRow row, @Nullable LayerRecord layer) {}

    /** Looks for a step. {@code previousRan}: whether the step before it was not taken from the cache. */
    public Found find(StepInputs step, boolean previousRan) throws EngineException {
        CacheRow row = catalog.findCached(step.key());
        if (row != null) {
            Digest diffId = row.layer();
            LayerRecord layer = diffId == null ? null : catalog.findLayer(diffId);
            boolean whole = diffId == null || (layer != null && blobs.exists(layer.blob()));
            return whole
                    ? new Found(new CacheReason.Same(), row, layer)
                    : new Found(new CacheReason.ResultGone(), null, null);
        }
        CacheRow before = catalog.latestCached(step.place());
        return new Found(before == null ? new CacheReason.NoEntry() : difference(before, step, previousRan), null,
                null);
    }

    /** What a step gave, as it is kept. */
    public CacheRow row(StepInputs step, @Nullable LayerRecord layer, @Nullable TouchedFiles touched,
            Instant created) {
        ObjectNode arguments = Json.object();
        step.arguments().forEach(arguments::put);
        return new CacheRow(step.key(), step.place(), step.parent(), step.base(), step.instruction(),
                new String(Json.bytes(arguments), StandardCharsets.UTF_8), PackedFiles.pack(step.files()),
                layer == null ? null : layer.diffId(), layer == null ? 0 : layer.dockerSize(), touched, created,
                new CacheRow.Use(Instant.now(), 0));
    }

    private static CacheReason difference(CacheRow before, StepInputs now, boolean previousRan) {
        if (!before.instruction().equals(now.instruction())) {
            return new CacheReason.InstructionChanged(before.instruction(), now.instruction());
        }
        String argument = changedArgument(before, now);
        if (argument != null) {
            return new CacheReason.ArgumentChanged(argument);
        }
        CacheReason file = changedFile(PackedFiles.unpack(before.inputs()), now);
        if (file != null) {
            return file;
        }
        if (!before.base().equals(now.base())) {
            return new CacheReason.BaseChanged(before.base(), now.base());
        }
        return !before.parent().equals(now.parent()) || previousRan
                ? new CacheReason.ParentChanged(now.previous())
                : new CacheReason.NoEntry();
    }

    private static @Nullable String changedArgument(CacheRow before, StepInputs now) {
        var old = new TreeMap<String, String>();
        Json.read(before.arguments().getBytes(StandardCharsets.UTF_8)).properties()
                .forEach(argument -> old.put(argument.getKey(), argument.getValue().asString()));
        for (Map.Entry<String, String> argument : now.arguments().entrySet()) {
            if (!argument.getValue().equals(old.remove(argument.getKey()))) {
                return argument.getKey();
            }
        }
        return old.isEmpty() ? null : old.firstKey();
    }

    private static @Nullable CacheReason changedFile(Map<String, PackedFiles.Cut> before, StepInputs now) {
        for (Print print : now.files()) {
            PackedFiles.Cut file = PackedFiles.Cut.of(print);
            PackedFiles.Cut old = before.remove(print.path());
            if (old == null) {
                return new CacheReason.FileChanged(print.path(), Difference.ADDED);
            } else if (!Arrays.equals(old.content(), file.content())) {
                return new CacheReason.FileChanged(print.path(), Difference.CONTENT);
            } else if (!Arrays.equals(old.rest(), file.rest())) {
                return new CacheReason.FileChanged(print.path(), Difference.METADATA);
            }
        }
        return before.isEmpty()
                ? null
                : new CacheReason.FileChanged(before.keySet().iterator().next(), Difference.REMOVED);
    }
}
