package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.source.TextEdit;

import java.util.List;

/**
 * Edits of a Dockerfile, and the card to look at afterwards.
 *
 * @param edits the smallest that do it
 * @param select number of a statement once they are made; −1 for none
 */
public record Change(List<TextEdit> edits, int select) {

    /** Copies the list. */
    public Change {
        edits = List.copyOf(edits);
    }
}
