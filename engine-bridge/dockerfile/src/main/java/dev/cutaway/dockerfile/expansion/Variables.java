package dev.cutaway.dockerfile.expansion;

import org.jspecify.annotations.Nullable;

/** Values by name. */
@FunctionalInterface
public interface Variables {

    /** Knows no variable. */
    Variables NONE = name -> null;

    /** The value, which may be empty; null when the variable is not set. */
    @Nullable
    String get(String name);
}
