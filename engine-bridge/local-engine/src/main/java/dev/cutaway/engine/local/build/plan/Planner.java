package dev.cutaway.engine.local.build.plan;

import dev.cutaway.dockerfile.Dockerfile;
import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.expansion.GlobalScope;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.OnBuild;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildStep;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds out which stages a target needs, and counts their steps. */
final class Planner {

    private final Dockerfile dockerfile;
    private final GlobalScope scope;
    private final Triggers ofImages;
    private final TreeMap<Integer, Needed> needed = new TreeMap<>();

    /**
     * A stage that is needed.
     *
     * @param from with its variables expanded
     * @param base the stage it begins with; null where that is an image
     */
    private record Needed(Stage stage, From from, @Nullable Stage base, List<Instruction> triggers) {}

    Planner(Dockerfile dockerfile, GlobalScope scope, Triggers ofImages) {
        this.dockerfile = dockerfile;
        this.scope = scope;
        this.ofImages = ofImages;
    }

    void need(Stage stage) throws IOException {
        if (needed.containsKey(stage.index())) {
            return;
        }
        From from = expanded(stage);
        Stage base = dockerfile.baseOf(stage, from.base().text());
        List<Instruction> triggers = triggers(base, from.base().text());
        needed.put(stage.index(), new Needed(stage, from, base, triggers));
        if (base != null) {
            need(base);
        }
        for (Instruction instruction : Stream.concat(triggers.stream(), stage.instructions().stream()).toList()) {
            for (int other : earlier(instruction, stage)) {
                need(dockerfile.stages().get(other));
            }
        }
    }

    private List<Instruction> triggers(@Nullable Stage base, String image) throws IOException {
        var triggers = new ArrayList<Instruction>();
        for (String text : base != null
                ? ofStage(base)
                : image.equals(From.SCRATCH) ? List.<String>of() : ofImages.of(image)) {
            try {
                triggers.add(Triggers.parse(text));
            } catch (DockerfileException _) {
                // It fails the FROM, which names it.
            }
        }
        return triggers;
    }

    private static List<String> ofStage(Stage base) {
        return base.instructions().stream().filter(OnBuild.class::isInstance)
                .map(instruction -> ((OnBuild) instruction).expression()).toList();
    }

    /** Numbers of the stages before this one that an instruction takes files from. */
    private Set<Integer> earlier(Instruction instruction, Stage stage) {
        var numbers = new TreeSet<Integer>();
        for (String name : sources(instruction)) {
            Stage other = dockerfile.stage(name);
            if (other != null && other.index() < stage.index()) {
                numbers.add(other.index());
            }
        }
        return numbers;
    }

    private From expanded(Stage stage) throws EngineException {
        try {
            return stage.from().expanded(new Expander(dockerfile.escape(), scope));
        } catch (ExpansionException e) {
            throw new EngineException(Reason.INVALID, "dockerfile parse error on line " + stage.from().line()
                    + ": " + e.getMessage(), e);
        }
    }

    BuildPlan plan() {
        var globals = new ArrayList<PlannedStep>();
        var steps = new ArrayList<BuildStep>();
        int number = 0;
        for (Arg global : dockerfile.globals()) {
            globals.add(new PlannedStep(++number, global, List.of()));
            steps.add(told(number, 0, "", global, List.of()));
        }
        var stages = new ArrayList<PlannedStage>();
        var last = new TreeMap<Integer, Integer>();
        for (Needed its : needed.values()) {
            int index = its.stage.index();
            Word platform = its.from.platform();
            var planned = new ArrayList<PlannedStep>();
            var all = new ArrayList<Instruction>(List.of(its.stage.from()));
            all.addAll(its.stage.instructions());
            for (Instruction instruction : all) {
                Set<Integer> others = instruction instanceof From ? begins(its) : earlier(instruction, its.stage);
                planned.add(new PlannedStep(++number, instruction, List.copyOf(others)));
                var inputs = new ArrayList<Integer>();
                if (instruction instanceof From && its.base == null && !others.isEmpty()) {
                    // Else the first that a trigger needs would pass for the base.
                    inputs.add(0);
                }
                others.forEach(other -> inputs.add(last.getOrDefault(other, 0)));
                if (planned.size() > 1) {
                    inputs.add(number - 1);
                }
                String name = its.stage.name();
                steps.add(told(number, index, name == null ? Integer.toString(index) : name, instruction,
                        List.copyOf(inputs)));
            }
            last.put(index, number);
            stages.add(new PlannedStage(its.stage, its.from.base().text(), its.base == null ? null : its.base.index(),
                    platform == null ? null : platform.text(), its.triggers, planned));
        }
        return new BuildPlan(dockerfile, globals, stages, steps);
    }

    /** Numbers of the stages that a FROM waits for: first its base, then those that the triggers of its base take files from. */
    private Set<Integer> begins(Needed stage) {
        var ofTriggers = new TreeSet<Integer>();
        stage.triggers.forEach(trigger -> ofTriggers.addAll(earlier(trigger, stage.stage)));
        var numbers = new LinkedHashSet<Integer>();
        if (stage.base != null) {
            numbers.add(stage.base.index());
        }
        numbers.addAll(ofTriggers);
        return numbers;
    }

    private static BuildStep told(int number, int stage, String name, Instruction instruction,
            List<Integer> inputs) {
        return new BuildStep(number, stage, name, instruction.original(), instruction.range().start().line(),
                instruction.range().end().line(), inputs);
    }

    /** What an instruction takes files from, beside the context. */
    private static List<String> sources(Instruction instruction) {
        var names = new ArrayList<String>();
        if (instruction instanceof Copy copy) {
            Word from = copy.from();
            if (from != null) {
                names.add(from.text());
            }
        } else if (instruction instanceof Run run) {
            for (Run.MountFlag flag : run.mounts()) {
                String from = flag.from();
                if (from != null) {
                    names.add(from);
                }
            }
        }
        return names;
    }
}
