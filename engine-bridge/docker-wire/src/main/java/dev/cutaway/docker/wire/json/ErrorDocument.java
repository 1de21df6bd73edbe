package dev.cutaway.docker.wire.json;

import org.jspecify.annotations.Nullable;

/** The body of an answer that is an error. */
public record ErrorDocument(@Nullable String message) {}
