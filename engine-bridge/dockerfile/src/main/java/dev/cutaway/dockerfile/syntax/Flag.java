package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.Word;

import org.jspecify.annotations.Nullable;

/**
 * A word before an instruction's arguments that begins with two dashes.
 *
 * @param name without the dashes
 * @param value what follows the equals sign, quotes taken away, variables kept; null without such a sign
 * @param range all of it
 */
public record Flag(String name, @Nullable Word value, SourceRange range) {

    /** {@code --name} or {@code --name=value}. */
    @Override
    public String toString() {
        return "--" + name + (value == null ? "" : "=" + value.text());
    }
}
