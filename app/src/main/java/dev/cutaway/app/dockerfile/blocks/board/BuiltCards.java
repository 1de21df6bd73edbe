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
 * it says the same. Layers are numbered from the base up through the stages; the last stage takes its colours first.
 */
public final class BuiltCards {

    private final Map<Integer, BuiltCard> cards = new HashMap<>();
    private final Map<Integer, Integer> lastNumber = new HashMap<>();
    private final Set<Integer> colored = new HashSet<>();
    private int nextColor;

    private BuiltCards() {}

    /** @param run null for no build yet */
    public static BuiltCards of(Board board, @Nullable BuildRun run) {
        var built = new BuiltCards();
        if (run != null) {
            Map<Integer, StepRun> steps = steps(board, run);
            built.number(board, steps);
            built.color(board);
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

    private void number(Board board, Map<Integer, StepRun> steps) {
        for (Lane lane : board.lanes()) {
            int number = board.links().stream()
                    .filter(link -> link.kind() == StageLink.Kind.BASE && link.to() == lane.stage())
                    .mapToInt(link -> lastNumber.getOrDefault(link.from(), 0)).findFirst().orElse(0);
            for (Card card : lane.cards()) {
                StepRun step = steps.get(card.index());
                if (step != null) {
                    boolean layer = makesLayer(card, step);
                    number += layer ? 1 : 0;
                    cards.put(card.index(), new BuiltCard(step, layer ? number : 0, null));
                }
            }
            lastNumber.put(lane.stage(), number);
        }
    }

    private static boolean makesLayer(Card card, StepRun step) {
        return switch (card.name()) {
            case "RUN", "COPY", "ADD" -> true;
            case "FROM", "WORKDIR" -> step.state().bytes() > 0 && step.state().phase() != Phase.FAILED;
            default -> false;
        };
    }

    private void color(Board board) {
        int base = 0;
        for (Lane lane : board.lanes()) {
            if (board.isLast(lane)) {
                colorStage(board, lane);
            }
        }
        for (Lane lane : board.lanes()) {
            for (Card card : lane.cards()) {
                BuiltCard built = cards.get(card.index());
                if (built != null && built.number() > 0 && card.isFrom()) {
                    cards.put(card.index(), new BuiltCard(built.step(), built.number(), LayerColor.base(base++)));
                }
            }
            colorLane(lane);
        }
    }

    /** The stage's own layers and those of the stages it stands on, lowest first: the order of the image. */
    private void colorStage(Board board, Lane lane) {
        for (StageLink link : board.links()) {
            if (link.kind() == StageLink.Kind.BASE && link.to() == lane.stage() && link.from() < link.to()) {
                board.lanes().stream().filter(each -> each.stage() == link.from()).forEach(each -> colorStage(board,
                        each));
            }
        }
        colorLane(lane);
    }

    private void colorLane(Lane lane) {
        for (Card card : lane.cards()) {
            BuiltCard built = cards.get(card.index());
            if (built != null && built.number() > 0 && !card.isFrom() && colored.add(card.index())) {
                cards.put(card.index(), new BuiltCard(built.step(), built.number(), LayerColor.own(nextColor++)));
            }
        }
    }
}
