package dev.cutaway.inspector.oci;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One step of an image's history, as its config holds it.
 *
 * @param created when; null where the config does not say
 * @param createdBy the command, in the builder's words; empty for none
 * @param author empty for none
 * @param comment empty for none
 * @param emptyLayer true where the step made no layer
 */
public record HistoryEntry(@Nullable Instant created, String createdBy, String author, String comment,
        boolean emptyLayer) {}
