package dev.cutaway.engine.api.store;

import dev.cutaway.inspector.Digest;

import java.util.List;

/**
 * A blob that is not what it should be.
 *
 * @param blob its name
 * @param missing true when it is not there, false when its bytes changed
 * @param images ids of the images that need it
 */
public record Damage(Digest blob, boolean missing, List<Digest> images) {}
