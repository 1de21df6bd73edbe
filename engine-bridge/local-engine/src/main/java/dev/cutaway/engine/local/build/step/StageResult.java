package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.expansion.Scope;
import dev.cutaway.engine.local.build.config.ImageDraft;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a stage came to.
 *
 * @param draft its config
 * @param layers base first
 * @param scope its variables
 * @param id of its last step, or of the image it is; null for {@code scratch} without a step
 * @param image the image it is where it has no step of its own; null for none
 */
public record StageResult(ImageDraft draft, List<LayerRecord> layers, Scope scope, @Nullable Digest id,
        @Nullable Digest image) {}
