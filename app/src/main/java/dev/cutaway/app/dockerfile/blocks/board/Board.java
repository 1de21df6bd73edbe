package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.ArrayList;
import java.util.List;

/**
 * A Dockerfile as lanes of cards, in the order of the text. Every statement is a card, those that mean nothing included; a
 * line that was meant to be a FROM begins a lane.
 *
 * @param document what it shows
 * @param lanes none is empty
 * @param links what stages take from each other
 */
public record Board(DockerfileDocument document, List<Lane> lanes, List<StageLink> links) {

    /** Copies the lists. */
    public Board {
        lanes = List.copyOf(lanes);
        links = List.copyOf(links);
    }

    /** The board of a document. */
    public static Board of(DockerfileDocument document) {
        List<Lane> lanes = lanes(document.parsed());
        return new Board(document, lanes, StageLinks.of(document.parsed(), lanes));
    }

    private static List<Lane> lanes(ParsedDockerfile parsed) {
        var lanes = new ArrayList<Lane>();
        var cards = new ArrayList<Card>();
        int stage = Lane.GLOBAL;
        for (Statement statement : parsed.lines().statements()) {
            Card card = new Card(statement, parsed.instruction(statement), problems(parsed, statement));
            if (card.isFrom()) {
                add(lanes, stage, cards);
                stage++;
            }
            cards.add(card);
        }
        add(lanes, stage, cards);
        return lanes;
    }

    private static void add(List<Lane> lanes, int stage, List<Card> cards) {
        if (!cards.isEmpty()) {
            lanes.add(new Lane(stage, cards));
            cards.clear();
        }
    }

    private static List<DockerfileProblem> problems(ParsedDockerfile parsed, Statement statement) {
        if (parsed.problems().isEmpty()) {
            return List.of();
        }
        int start = statement.range().start().offset();
        int end = statement.range().end().offset();
        return parsed.problems().stream().filter(problem -> problem.range().start().offset() >= start
                && problem.range().start().offset() <= end && problem.range().end().offset() <= end).toList();
    }

    /** How many statements there are. */
    public int size() {
        return document.parsed().lines().statements().size();
    }

    /** How many stages there are. */
    public int stages() {
        return lanes.isEmpty() ? 0 : lanes.getLast().stage() + 1;
    }

    /** The lane that a statement is in. */
    public Lane laneOf(int statement) {
        for (Lane lane : lanes) {
            if (statement < lane.end()) {
                return lane;
            }
        }
        throw new IndexOutOfBoundsException("no statement " + statement + " of " + size());
    }

    /** The card of a statement. */
    public Card card(int statement) {
        Lane lane = laneOf(statement);
        return lane.cards().get(statement - lane.start());
    }

    /** Whether a lane is what the build makes when it is not told otherwise. */
    public boolean isLast(Lane lane) {
        return !lane.isGlobal() && lane.stage() == stages() - 1;
    }
}
