package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.control.LayerColor;
import org.jspecify.annotations.Nullable;

/**
 * What a build did for a card.
 *
 * @param step the step of the build
 * @param number the layer's number in its stage's image, from 1 in what the build knows; 0 when it makes no layer
 * @param color the layer's colour; null when it makes none
 */
public record BuiltCard(StepRun step, int number, @Nullable LayerColor color) {}
