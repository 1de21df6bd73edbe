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
import dev.cutaway.dockerfile.instruction.Mount;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildStep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out which stages a target needs, and counts their steps. */
final class Planner {

    private final Dockerfile dockerfile;
    private final GlobalScope scope;
    private final TreeMap<Integer, TreeSet<Integer>> needs = new TreeMap<>();
    private final TreeMap<Integer, From> froms = new TreeMap<>();

    Planner(Dockerfile dockerfile, GlobalScope scope) {
        this.dockerfile = dockerfile;
        this.scope = scope;
    }

    void need(Stage stage) throws EngineException {
        if (needs.containsKey(stage.index())) {
            return;
        }
        var its = new TreeSet<Integer>();
        needs.put(stage.index(), its);
        From from = expanded(stage);
        froms.put(stage.index(), from);
        Stage base = dockerfile.baseOf(stage, from.base().text());
        if (base != null) {
            its.add(base.index());
            need(base);
        }
        for (Instruction instruction : stage.instructions()) {
            for (int other : earlier(instruction, stage)) {
                its.add(other);
                need(dockerfile.stages().get(other));
            }
        }
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
        for (int index : needs.keySet()) {
            Stage stage = dockerfile.stages().get(index);
            From from = froms.getOrDefault(index, stage.from());
            Stage base = dockerfile.baseOf(stage, from.base().text());
            Word platform = from.platform();
            var planned = new ArrayList<PlannedStep>();
            var all = new ArrayList<Instruction>(List.of(stage.from()));
            all.addAll(stage.instructions());
            for (Instruction instruction : all) {
                Set<Integer> others = instruction instanceof From
                        ? base == null ? Set.of() : Set.of(base.index())
                        : earlier(instruction, stage);
                planned.add(new PlannedStep(++number, instruction, List.copyOf(others)));
                var inputs = new TreeSet<Integer>();
                if (planned.size() > 1) {
                    inputs.add(number - 1);
                }
                others.forEach(other -> inputs.add(last.getOrDefault(other, 0)));
                String name = stage.name();
                steps.add(told(number, index, name == null ? Integer.toString(index) : name, instruction,
                        List.copyOf(inputs)));
            }
            last.put(index, number);
            stages.add(new PlannedStage(stage, from.base().text(), base == null ? null : base.index(),
                    platform == null ? null : platform.text(), planned));
        }
        return new BuildPlan(dockerfile, globals, stages, steps);
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
                String from = switch (flag.mount()) {
                    case Mount.Bind bind -> bind.from();
                    case Mount.Cache cache -> cache.from();
                    case null, default -> null;
                };
                if (from != null) {
                    names.add(from);
                }
            }
        }
        return names;
    }
}
