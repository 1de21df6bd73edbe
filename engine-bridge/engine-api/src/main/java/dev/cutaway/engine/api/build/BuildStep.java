package dev.cutaway.engine.api.build;

import java.util.List;

/**
 * A step of a build, as it is planned.
 *
 * @param number counted from 1 in the order of the Dockerfile
 * @param stage number of its stage, counted from 0
 * @param stageName as {@code FROM … AS} gives it; the stage's number where it has none
 * @param text the instruction as it is written, on one line
 * @param firstLine where it stands in the Dockerfile, counted from 1; 0 where the request brought it
 * @param lastLine where it ends
 * @param inputs numbers of the steps whose results it needs. The first of a {@code FROM} is the step it goes on from; where
 *            that is an image and only the image's triggers need others, the first is 0
 */
public record BuildStep(int number, int stage, String stageName, String text, int firstLine, int lastLine,
        List<Integer> inputs) {}
