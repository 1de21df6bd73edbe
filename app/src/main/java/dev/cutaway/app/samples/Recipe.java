package dev.cutaway.app.samples;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * How to make the images of one sample.
 *
 * @param images in the order of the text
 */
record Recipe(List<Image> images) {

    /**
     * One image, or the base of others.
     *
     * @param name repository and tag
     * @param base the image of this recipe whose steps come first; null for none
     * @param saved false for a mere base, which gets no entry of its own in the archive
     * @param config JSON of the config's {@code config} object
     * @param steps oldest first, without those of the base
     */
    record Image(String name, @Nullable String base, boolean saved, String config, List<Step> steps) {}

    /**
     * One step of the history.
     *
     * @param createdBy the command as Docker's history has it
     * @param comment what the builder adds to each of its steps; empty for none
     * @param created when
     * @param effects what it left behind; none for a step that makes no layer
     */
    record Step(String createdBy, String comment, Instant created, List<Effect> effects) {}

    /**
     * One change of the file system.
     *
     * @param verb what is done
     * @param words what it is done to
     * @param mode permission bits; −1 for those the verb gives by itself
     * @param owner name of owner and group
     * @param line where in the recipe, from 1
     */
    record Effect(Verb verb, List<String> words, int mode, String owner, int line) {

        /** The word at this place. */
        String word(int index) {
            if (index >= words.size()) {
                throw new IllegalArgumentException("line " + line + ": " + verb + " lacks a word");
            }
            return words.get(index);
        }
    }

    /** What an effect can do; see {@link LayerPlan}. */
    enum Verb {
        DIR, FILE, APPEND, FILL, MANY, SAME, LINK, HARD, DELETE, OPAQUE, KEY, DEBIAN
    }
}
