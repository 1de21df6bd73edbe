package dev.cutaway.app.dockerfile.assist;

import java.util.List;

/**
 * Something that could stand at a place.
 *
 * @param kind what it is
 * @param text what is written when it is taken
 */
public record Proposal(Kind kind, String text) {

    /** What a proposal is. */
    public enum Kind {
        /** The name of an instruction, or a word such as AS. */
        KEYWORD,
        /** A flag with its dashes, or a key of a mount. */
        FLAG,
        /** What a flag can be. */
        VALUE,
        /** A stage of the same Dockerfile. */
        STAGE,
        /** An ARG or ENV, with the sign. */
        VARIABLE,
        /** A file of the context, or a folder: then it ends with a slash. */
        FILE,
        /** An image. */
        IMAGE
    }

    /**
     * What could stand at one place.
     *
     * @param start offset of what is replaced
     * @param end offset after it: where the caret is
     * @param proposals the best first; may be none
     */
    public record Offer(int start, int end, List<Proposal> proposals) {

        /** Copies the list. */
        public Offer {
            proposals = List.copyOf(proposals);
        }

        /** Nothing fits. */
        public boolean isEmpty() {
            return proposals.isEmpty();
        }
    }
}
