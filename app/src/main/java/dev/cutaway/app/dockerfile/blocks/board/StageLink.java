package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.source.Word;

/**
 * A place where one stage takes something from another.
 *
 * @param kind how
 * @param from number of the stage that gives
 * @param to number of the stage that takes
 * @param statement the instruction that takes
 * @param word the name or number it says; for a mount all of the flag's value
 */
public record StageLink(Kind kind, int from, int to, int statement, Word word) {

    /** How a stage takes from another. */
    public enum Kind {
        /** It begins where the other ended: {@code FROM build}. */
        BASE,
        /** It copies files: {@code COPY --from=build}. */
        COPY,
        /** It looks into it while a command runs: {@code RUN --mount=from=build}. */
        MOUNT
    }
}
