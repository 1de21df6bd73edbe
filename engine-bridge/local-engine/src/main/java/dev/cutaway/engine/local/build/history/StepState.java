package dev.cutaway.engine.local.build.history;

import dev.cutaway.inspector.Digest;

/**
 * What a stage is when a step has ended: enough to make an image of it as long as its layers are there.
 *
 * @param step its number
 * @param id of the image that it would be
 * @param config of it, as text; names the layers
 */
public record StepState(int step, Digest id, String config) {}
