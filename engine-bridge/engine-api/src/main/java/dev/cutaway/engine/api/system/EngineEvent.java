package dev.cutaway.engine.api.system;

import java.time.Instant;
import java.util.Map;

/**
 * Something happened in an engine.
 *
 * @param type of what it happened to: {@code image}, {@code container}, …
 * @param action such as {@code load}, {@code tag}, {@code untag}, {@code delete}, {@code prune}
 * @param actor its id or name
 * @param attributes such as the {@code name} of the image; in order
 * @param time with nanoseconds
 */
public record EngineEvent(String type, String action, String actor, Map<String, String> attributes, Instant time) {}
