package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.app.build.run.BuildColors;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.control.LayerColor;
import org.jspecify.annotations.Nullable;

/**
 * What a build did for a card.
 *
 * @param step the step of the build
 * @param layer what it makes; null when it makes no layer
 */
public record BuiltCard(StepRun step, BuildColors.@Nullable Layer layer) {

    /** The layer's number in its stage's image, from 1; 0 when it makes no layer. */
    public int number() {
        return layer == null ? 0 : layer.number();
    }

    /** The layer's colour; null when it makes none. */
    public @Nullable LayerColor color() {
        return layer == null ? null : layer.color();
    }
}
