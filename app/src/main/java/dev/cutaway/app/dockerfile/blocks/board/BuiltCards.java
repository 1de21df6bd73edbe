package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.control.LayerColor;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which step of a build belongs to which card. The Dockerfile may have been edited since: a card keeps its step as long as
 * it says the same.
 */
public final class BuiltCards {

    private final Map<Integer, BuiltCard> cards = new HashMap<>();

    private BuiltCards() {}

    /** @param run null for no build yet */
    public static BuiltCards of(Board board, @Nullable BuildRun run) {
        var built = new BuiltCards();
        if (run != null) {
            steps(board, run).forEach((card, step) -> built.cards.put(card,
                    new BuiltCard(step, run.colors().layer(step.step().number()).orElse(null))));
        }
        return built;
    }

    /** What the build did for a statement; null for nothing. */
    public @Nullable BuiltCard card(int statement) {
        return cards.get(statement);
    }

    /** What an image of a lane would take: its layers and those of the stages it stands on; 0 as long as one is missing. */
    public long bytes(Board board, Lane lane) {
        long sum = 0;
        for (Card card : lane.cards()) {
            BuiltCard built = cards.get(card.index());
            Phase phase = built == null ? Phase.WAITING : built.step().state().phase();
            if (built == null || (phase != Phase.DONE && phase != Phase.CACHED)) {
                return 0;
            }
            sum += built.step().state().bytes();
        }
        for (StageLink link : board.links()) {
            if (link.kind() == StageLink.Kind.BASE && link.to() == lane.stage() && link.from() < link.to()) {
                for (Lane base : board.lanes()) {
                    long below = base.stage() == link.from() ? bytes(board, base) : 0;
                    if (base.stage() == link.from() && below == 0) {
                        return 0;
                    }
                    sum += below;
                }
            }
        }
        return sum;
    }

    private static Map<Integer, StepRun> steps(Board board, BuildRun run) {
        var byText = new HashMap<String, Deque<StepRun>>();
        run.steps().forEach(step -> byText.computeIfAbsent(key(step.step().text()), _ -> new ArrayDeque<>()).add(step));
        var steps = new HashMap<Integer, StepRun>();
        for (Lane lane : board.lanes()) {
            for (Card card : lane.cards()) {
                Deque<StepRun> same = byText.get(key(card.statement().original()));
                if (same != null && !same.isEmpty()) {
                    steps.put(card.index(), same.removeFirst());
                }
            }
        }
        return steps;
    }

    private static String key(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
