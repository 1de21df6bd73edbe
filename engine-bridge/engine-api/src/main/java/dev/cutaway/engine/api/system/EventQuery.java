package dev.cutaway.engine.api.system;

import dev.cutaway.engine.api.Filters;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Which events.
 *
 * @param since also those from then on that are still remembered; null for only new ones
 * @param until the stream ends when that time has come; null for never
 * @param filters {@code type}, {@code event}, {@code image}, {@code label}, …
 */
public record EventQuery(@Nullable Instant since, @Nullable Instant until, Filters filters) {

    /** Everything from now on. */
    public static final EventQuery FROM_NOW = new EventQuery(null, null, Filters.NONE);
}
