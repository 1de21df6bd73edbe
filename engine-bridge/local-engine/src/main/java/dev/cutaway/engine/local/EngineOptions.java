package dev.cutaway.engine.local;

import dev.cutaway.inspector.Limits;

import java.time.Duration;

/**
 * How the engine works.
 *
 * @param version of Cutaway
 * @param limits what archives that come in may ask for
 * @param trashAge what was removed longer ago is deleted when the engine starts
 */
public record EngineOptions(String version, Limits limits, Duration trashAge) {

    /** For everyday use. */
    public static final EngineOptions DEFAULT = new EngineOptions("0.1.0", Limits.DEFAULT, Duration.ofDays(7));
}
