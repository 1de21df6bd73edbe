package dev.cutaway.app.build.run;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildStep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which layer each step of a build makes, and the colour it has everywhere. The number is the layer's place in the image
 * of its stage: a base image counts with all its layers once these are known, until then as one, and a stage that goes on
 * from another goes on with its numbers. The stage that is built takes its colours first; layers of other stages take the
 * next free ones.
 */
public final class BuildColors {

    /** Nothing is known of any step. */
    public static final BuildColors NONE = new BuildColors(List.of(), Map.of(), Map.of());

    private static final Set<String> MAKERS = Set.of("RUN", "COPY", "ADD");

    private final List<BuildStep> all;
    /** Which steps that have ended made a layer, and which did not. */
    private final Map<Integer, Boolean> made;
    /** How many layers their stages have after steps that have ended, as the engine says. */
    private final Map<Integer, Integer> counts;
    private final Map<Integer, Layer> layers = new HashMap<>();
    private final List<Integer> inImage;

    /**
     * A layer of a step.
     *
     * @param number its place in the image of its stage, from 1; that of the uppermost layer for a base image
     * @param color its colour
     */
    public record Layer(int number, LayerColor color) {}

    private BuildColors(List<BuildStep> steps, Map<Integer, Boolean> made, Map<Integer, Integer> counts) {
        all = steps;
        this.made = made;
        this.counts = counts;
        var stages = new HashMap<Integer, List<BuildStep>>();
        for (BuildStep step : steps) {
            if (!step.stageName().isEmpty()) {
                stages.computeIfAbsent(step.stage(), stage -> new ArrayList<>()).add(step);
            }
        }
        Map<Integer, Integer> numbers = numbers(steps);
        int target = steps.isEmpty() ? 0 : steps.getLast().stage();
        var chain = chain(stages, steps, target);
        int own = 0;
        var ordered = new ArrayList<BuildStep>();
        chain.reversed().forEach(stage -> ordered.addAll(stages.getOrDefault(stage, List.of())));
        steps.stream().filter(step -> !step.stageName().isEmpty() && !chain.contains(step.stage()))
                .forEach(ordered::add);
        inImage = ordered.stream().filter(step -> chain.contains(step.stage()) && !isFrom(step)).map(BuildStep::number)
                .toList();
        for (BuildStep step : ordered) {
            Integer number = numbers.get(step.number());
            if (number != null) {
                LayerColor color = isFrom(step) ? LayerColor.base(number - 1) : LayerColor.own(own++);
                layers.put(step.number(), new Layer(number, color));
            }
        }
    }

    /** The layers of these steps, which are those of one build. */
    public static BuildColors of(List<BuildStep> steps) {
        return steps.isEmpty() ? NONE : new BuildColors(List.copyOf(steps), Map.of(), Map.of());
    }

    /**
     * The same when a step has ended: a folder that a {@code WORKDIR} makes is a layer, a command that changes nothing makes
     * none. Where the engine does not say how many layers there are, what the step touched tells, or its bytes.
     */
    BuildColors with(BuildEvent.Finished finished) {
        BuildStep step = all.stream().filter(each -> each.number() == finished.step()).findFirst().orElse(null);
        if (step == null) {
            return this;
        }
        var before = isFrom(step) ? OptionalInt.empty() : countBefore(step);
        var ended = new HashMap<>(made);
        var counted = new HashMap<>(counts);
        if (finished.layers() > 0) {
            counted.put(step.number(), finished.layers());
        }
        if (finished.layers() > 0 && before.isPresent()) {
            ended.put(step.number(), finished.layers() > before.getAsInt());
        } else if (!isFrom(step)) {
            boolean guess = guess(step, finished);
            if (guess != makes(step) || finished.files() != null) {
                ended.put(step.number(), guess);
            }
        }
        return ended.equals(made) && counted.equals(counts) ? this : new BuildColors(all, ended, counted);
    }

    private boolean guess(BuildStep step, BuildEvent.Finished finished) {
        boolean tells = finished.files() != null || made.containsValue(true);
        return finished.files() != null || (isMaker(step) && (!tells || finished.bytes() > 0));
    }

    /** How many layers the stage has before a step that is no {@code FROM}; empty where nobody said. */
    private OptionalInt countBefore(BuildStep step) {
        int count = -1;
        for (BuildStep each : all) {
            if (each.number() == step.number()) {
                break;
            } else if (each.stage() == step.stage() && !each.stageName().isEmpty()) {
                // Nothing is made of nothing: what sets something on scratch leaves it without a layer.
                boolean none = isFrom(each) ? isScratch(each) : count == 0 && !makes(each);
                count = counts.getOrDefault(each.number(), none ? 0 : -1);
            }
        }
        return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private boolean makes(BuildStep step) {
        return made.getOrDefault(step.number(), isMaker(step));
    }

    /** Whether its instruction is one of those that make layers, even if this one changed nothing. */
    public static boolean isMaker(BuildStep step) {
        return MAKERS.contains(instruction(step));
    }

    /** The layer that a step makes, or the base image it begins with; empty for one that makes none. */
    public Optional<Layer> layer(int step) {
        return Optional.ofNullable(layers.get(step));
    }

    /**
     * The colours of all layers of what a stage is after a step, by their places from 1: so that its own page shows them as
     * the build does.
     */
    public Map<Integer, LayerColor> upTo(int step) {
        var colors = new HashMap<Integer, LayerColor>();
        int next = step;
        // What a step stands on has a lower number.
        for (BuildStep at : all.reversed()) {
            if (at.number() == next) {
                layer(next).ifPresent(layer -> {
                    for (int base = 1; isFrom(at) && base < layer.number(); base++) {
                        colors.put(base, LayerColor.base(base - 1));
                    }
                    colors.put(layer.number(), layer.color());
                });
                next = under(at);
            }
        }
        return colors;
    }

    /** The step that one goes on from; 0 where there is none, as for an image of somewhere else. */
    public static int under(BuildStep step) {
        // Other stages that a step takes files from have lower numbers than the step before it.
        return step.inputs().isEmpty() ? 0 : isFrom(step) ? step.inputs().getFirst() : Collections.max(step.inputs());
    }

    /** How many steps of the image that is built come after this one; empty where the step is none of the image's. */
    public OptionalInt stepsAbove(int step) {
        int place = inImage.indexOf(step);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(inImage.size() - 1 - place);
    }

    /** Steps that make layers, and those that begin with an image of somewhere else, with their places. */
    private Map<Integer, Integer> numbers(List<BuildStep> steps) {
        var numbers = new HashMap<Integer, Integer>();
        // How many layers there are after each step, so that a stage can go on from another.
        var heights = new HashMap<Integer, Integer>();
        Map<Integer, Integer> current = new HashMap<>();
        for (BuildStep step : steps) {
            int height = current.getOrDefault(step.stage(), 0);
            if (isFrom(step)) {
                height = heights.getOrDefault(under(step), 0);
                if (isBase(step)) {
                    height = counts.getOrDefault(step.number(), 1);
                    numbers.put(step.number(), height);
                }
            } else if (makes(step)) {
                height = counts.getOrDefault(step.number(), height + 1);
                numbers.put(step.number(), height);
            }
            current.put(step.stage(), height);
            heights.put(step.number(), height);
        }
        return numbers;
    }

    /** The stage that is built and those it goes on from. */
    private static List<Integer> chain(Map<Integer, List<BuildStep>> stages, List<BuildStep> steps, int target) {
        var chain = new ArrayList<Integer>();
        int stage = target;
        while (stages.containsKey(stage) && !chain.contains(stage)) {
            chain.add(stage);
            BuildStep from = stages.get(stage).getFirst();
            if (!isFrom(from)) {
                break;
            }
            int before = under(from);
            stage = steps.stream().filter(step -> step.number() == before).findFirst().map(BuildStep::stage)
                    .orElse(-1);
        }
        return chain;
    }

    /** The name of the instruction, in capitals. */
    public static String instruction(BuildStep step) {
        String text = step.text().strip();
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toUpperCase(Locale.ROOT);
    }

    private static boolean isFrom(BuildStep step) {
        return instruction(step).equals("FROM");
    }

    /** Whether a stage begins here with an image of somewhere else. */
    private static boolean isBase(BuildStep from) {
        return under(from) == 0 && !isScratch(from);
    }

    private static boolean isScratch(BuildStep step) {
        return step.text().strip().split("\\s+").length > 1
                && List.of(step.text().strip().split("\\s+")).stream().skip(1).filter(word -> !word.startsWith("--"))
                        .findFirst().filter("scratch"::equals).isPresent();
    }
}
