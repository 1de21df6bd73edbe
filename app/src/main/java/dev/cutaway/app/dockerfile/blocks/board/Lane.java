package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.instruction.From;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A stage, or what stands before the first one.
 *
 * @param stage its number among the FROMs, from 0; {@link #GLOBAL} before the first
 * @param cards begins with the FROM, but for the global one
 */
public record Lane(int stage, List<Card> cards) {

    /** The number of what stands before the first FROM. */
    public static final int GLOBAL = -1;

    /** Copies the list. */
    public Lane {
        cards = List.copyOf(cards);
    }

    /** Whether it is what stands before the first FROM. */
    public boolean isGlobal() {
        return stage == GLOBAL;
    }

    /** How it begins; null for the global one, and when that is not to be understood. */
    public @Nullable From from() {
        return !cards.isEmpty() && cards.getFirst().instruction() instanceof From from ? from : null;
    }

    /** The stage's name as it is written; null for none. */
    public @Nullable String name() {
        From from = from();
        return from == null || from.stage() == null ? null : from.stage().text();
    }

    /** The statement after its last one. */
    public int end() {
        return cards.getLast().index() + 1;
    }

    /** The statement it begins with. */
    public int start() {
        return cards.getFirst().index();
    }
}
