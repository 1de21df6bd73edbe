package dev.cutaway.engine.api.build;

import java.time.Duration;

/**
 * Something that happened in a build.
 *
 * @param since the time since the build began
 * @param event what
 */
public record BuildLogEntry(Duration since, BuildEvent event) {}
