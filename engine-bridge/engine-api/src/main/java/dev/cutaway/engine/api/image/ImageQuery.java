package dev.cutaway.engine.api.image;

import dev.cutaway.engine.api.Filters;

/**
 * Which images to list and how much to say of each.
 *
 * @param all also the intermediate ones: parents without a name of their own
 * @param sharedSize also {@link ImageSummary#sharedSize()}, which costs more
 * @param filters {@code dangling}, {@code label}, {@code before}, {@code since}, {@code reference}, {@code until}
 */
public record ImageQuery(boolean all, boolean sharedSize, Filters filters) {

    /** What {@code docker images} shows. */
    public static final ImageQuery DEFAULT = new ImageQuery(false, false, Filters.NONE);

    /** All that is there, with all that can be said. */
    public static final ImageQuery EVERYTHING = new ImageQuery(true, true, Filters.NONE);
}
