package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.source.TextEdit;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What can be done with the cards of a board. Each answer is null where it cannot be done. */
public final class BoardEdits {

    private final Board board;
    private final DockerfileDocument document;

    /** @param board as it is now; edits are for its document */
    public BoardEdits(Board board) {
        this.board = board;
        this.document = board.document();
    }

    /**
     * Where something dropped near a place would really go: never before a FROM, and nothing but ARG before the first one.
     *
     * @param mayBeGlobal it may stand before the first FROM
     * @return null where it cannot stand at all
     */
    public @Nullable Spot allowed(Spot spot, boolean mayBeGlobal) {
        Lane lane = board.lanes().get(spot.lane());
        if (lane.isGlobal()) {
            return mayBeGlobal ? spot : null;
        }
        return spot.position() > 0 ? spot : new Spot(spot.lane(), 1);
    }

    /** Adds a new instruction at a place; a FROM comes after the place's whole lane. */
    public @Nullable Change add(NewInstruction added, Spot at) {
        if (added == NewInstruction.FROM) {
            return addStage(board.lanes().get(at.lane()), added.text());
        }
        Spot spot = allowed(at, added.mayBeGlobal());
        return spot == null ? null : insert(spot, added.text());
    }

    /**
     * Adds a new instruction after a card, or at the end.
     *
     * @param after number of a statement; −1 for the end
     */
    public @Nullable Change addAfter(NewInstruction added, int after) {
        if (board.lanes().isEmpty()) {
            boolean first = added == NewInstruction.FROM || added == NewInstruction.ARG;
            return first ? new Change(document.append(added.text()), 0) : null;
        }
        int at = after < 0 ? board.size() - 1 : after;
        Lane lane = board.laneOf(at);
        int place = board.lanes().indexOf(lane);
        if (lane.isGlobal() && !added.mayBeGlobal() && added != NewInstruction.FROM) {
            return place + 1 < board.lanes().size() ? add(added, new Spot(place + 1, 1)) : null;
        }
        return add(added, new Spot(place, at - lane.start() + 1));
    }

    private Change insert(Spot spot, String text) {
        int index = board.lanes().get(spot.lane()).start() + spot.position();
        return new Change(spot.position() == 0
                ? document.insertBefore(index, text)
                : document.insertAfter(index - 1, text), index);
    }

    /** Adds a stage after a lane. */
    public Change addStage(Lane after, String from) {
        var edits = new ArrayList<>(document.insertAfter(after.end() - 1, "\n" + from));
        int added = after.stage() + 1;
        edits.addAll(new StageNames(board).renumber(number -> number >= added ? number + 1 : number));
        return new Change(edits, after.end());
    }

    /** Takes a card, with the comments above it, elsewhere; a FROM stays where it is. */
    public @Nullable Change move(int statement, Spot to) {
        Card card = board.card(statement);
        Spot spot = card.isFrom() ? null : allowed(to, card.instruction() instanceof Arg);
        if (spot == null) {
            return null;
        }
        Lane lane = board.lanes().get(spot.lane());
        int before = lane.start() + spot.position();
        List<TextEdit> edits = spot.position() == 0
                ? document.move(statement, before)
                : document.moveAfter(statement, before - 1);
        return edits.isEmpty() ? null : new Change(edits, before > statement ? before - 1 : before);
    }

    /**
     * Takes a card one place up or down, from lane to lane at their ends.
     *
     * @param by −1 up, 1 down
     */
    public @Nullable Change step(int statement, int by) {
        Lane lane = board.laneOf(statement);
        int place = board.lanes().indexOf(lane);
        int position = statement - lane.start();
        int next = position + by;
        int lowest = lane.isGlobal() ? 0 : 1;
        if (next >= lowest && next < lane.cards().size()) {
            return move(statement, new Spot(place, by < 0 ? next : next + 1));
        }
        int other = place + by;
        if (other < 0 || other >= board.lanes().size()) {
            return null;
        }
        return move(statement, new Spot(other, by < 0 ? board.lanes().get(other).cards().size() : 1));
    }

    /** Writes a card once more below itself; without the comments. Not for a FROM. */
    public @Nullable Change duplicate(int statement) {
        if (board.card(statement).isFrom()) {
            return null;
        }
        try {
            return new Change(document.insertAfter(statement, document.textOf(statement)), statement + 1);
        } catch (IllegalArgumentException e) {
            // What does not end, such as a heredoc at the end of the file, cannot stand twice.
            return null;
        }
    }

    /** Takes a card away with the comments above it; with a FROM its whole stage. */
    public Change delete(int statement) {
        Lane lane = board.laneOf(statement);
        if (!board.card(statement).isFrom()) {
            boolean last = statement == lane.end() - 1;
            return new Change(document.delete(statement), last ? statement - 1 : statement);
        }
        var edits = new ArrayList<TextEdit>();
        for (int i = lane.start(); i < lane.end(); i++) {
            edits.addAll(document.delete(i));
        }
        edits.addAll(new StageNames(board).renumber(number -> number > lane.stage() ? number - 1 : number, lane));
        return new Change(edits, Math.min(lane.start(), board.size() - lane.cards().size()) - 1);
    }
}
