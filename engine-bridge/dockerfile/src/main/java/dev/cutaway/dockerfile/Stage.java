package dev.cutaway.dockerfile;

import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A FROM and what follows it up to the next one.
 *
 * @param index from 0; {@code COPY --from=0} means it
 * @param from how it begins
 * @param instructions without the FROM
 */
public record Stage(int index, From from, List<Instruction> instructions) {

    /** Copies the list. */
    public Stage {
        instructions = List.copyOf(instructions);
    }

    /** The name in small letters; null for none. */
    public @Nullable String name() {
        return from.stageName();
    }

    /** The name, or {@code stage-0}, as BuildKit prints it. */
    public String displayName() {
        String name = name();
        return name == null ? "stage-" + index : name;
    }
}
