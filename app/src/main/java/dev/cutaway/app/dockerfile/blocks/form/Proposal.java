package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.dockerfile.source.TextEdit;

import java.util.List;
import java.util.Set;

/**
 * A way to write a value.
 *
 * @param edits what would be done
 * @param reshaped the value may read a little different afterwards: with continuation signs, for instance
 * @param others numbers of the other statements that change as well
 */
public record Proposal(List<TextEdit> edits, boolean reshaped, Set<Integer> others) {

    /** Copies the collections. */
    public Proposal {
        edits = List.copyOf(edits);
        others = Set.copyOf(others);
    }

    /** One that changes just this statement. */
    static Proposal of(List<TextEdit> edits) {
        return new Proposal(edits, false, Set.of());
    }

    /** One that changes just one place. */
    static Proposal of(int start, int end, String text) {
        return of(List.of(new TextEdit(start, end, text)));
    }

    /** The same, where the value may read different afterwards. */
    Proposal reshaping() {
        return new Proposal(edits, true, others);
    }
}
