package dev.cutaway.app.build.run;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.engine.api.build.BuildStep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which step makes which layer, and the colour of it: the same in gutter, blocks and timeline. A layer's number counts
 * from the base of its stage up. The stage that becomes the image takes its colours first; a layer of another stage takes
 * the next one that is free.
 */
public final class StepLayers {

    /**
     * What a step makes.
     *
     * @param number from 1
     * @param color the same for the same step everywhere
     */
    public record Layer(int number, LayerColor color) {}

    private final Map<Integer, BuildStep> steps = new HashMap<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<Integer, Layer> layers = new HashMap<>();
    private final Set<LayerColor> taken = EnumSet.noneOf(LayerColor.class);
    private final Set<Integer> making = new java.util.HashSet<>();

    private StepLayers(List<StepRun> runs) {
        for (StepRun run : runs) {
            steps.put(run.step().number(), run.step());
            if (makesLayer(run)) {
                making.add(run.step().number());
            }
        }
        for (StepRun run : runs) {
            number(run.step());
        }
        List<BuildStep> order = runs.stream().map(StepRun::step).sorted(Comparator.comparingInt(BuildStep::number))
                .toList();
        if (!order.isEmpty()) {
            chain(order.getLast()).forEach(this::give);
            order.forEach(this::give);
        }
    }

    /** The layers of a build as far as it got. Those of steps that wait are foreseen. */
    public static StepLayers of(List<StepRun> runs) {
        return new StepLayers(runs);
    }

    /** What a step makes; empty where it makes no layer. */
    public Optional<Layer> of(StepRun run) {
        return Optional.ofNullable(layers.get(run.step().number()));
    }

    private static boolean makesLayer(StepRun run) {
        return switch (run.state().phase()) {
            case DONE, CACHED -> run.state().bytes() > 0;
            case WAITING, RUNNING, FAILED, STOPPED -> switch (keyword(run.step())) {
                case "RUN", "COPY", "ADD" -> true;
                case "FROM" -> run.step().inputs().isEmpty() && !run.step().text().endsWith(" scratch");
                default -> false;
            };
        };
    }

    private static String keyword(BuildStep step) {
        return step.text().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    }

    /** The step whose result a step stands on: the one before it in its stage, or the end of the stage it is based on. */
    private Optional<BuildStep> below(BuildStep step) {
        return step.inputs().stream().map(number -> Optional.ofNullable(steps.get(number))).flatMap(Optional::stream)
                .filter(input -> input.number() < step.number())
                .filter(input -> keyword(step).equals("FROM") || input.stage() == step.stage())
                .max(Comparator.comparingInt(BuildStep::number));
    }

    private int number(BuildStep step) {
        Integer known = numbers.get(step.number());
        if (known != null) {
            return known;
        }
        int number = below(step).map(this::number).orElse(0) + (making.contains(step.number()) ? 1 : 0);
        numbers.put(step.number(), number);
        return number;
    }

    private List<BuildStep> chain(BuildStep last) {
        var chain = new ArrayList<BuildStep>();
        Optional<BuildStep> at = Optional.of(last);
        while (at.isPresent()) {
            chain.addFirst(at.get());
            at = below(at.get());
        }
        return chain;
    }

    private void give(BuildStep step) {
        if (!making.contains(step.number()) || layers.containsKey(step.number())) {
            return;
        }
        int number = number(step);
        boolean base = keyword(step).equals("FROM");
        layers.put(step.number(), new Layer(number, base ? LayerColor.base(number - 1) : own(step)));
    }

    private LayerColor own(BuildStep step) {
        // The base's layer takes no colour of those that are one's own.
        int index = (int) chain(step).stream().filter(each -> making.contains(each.number()))
                .filter(each -> !keyword(each).equals("FROM")).count() - 1;
        for (int move = 0; move < LayerColor.OWN_STEPS; move++) {
            LayerColor color = LayerColor.own(index + move);
            if (taken.add(color)) {
                return color;
            }
        }
        return LayerColor.own(index);
    }
}
