package dev.cutaway.engine.local.build.plan;

import dev.cutaway.dockerfile.Dockerfile;
import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.expansion.GlobalScope;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildStep;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * What a build does: the stages that its target needs, each after those it needs itself.
 *
 * @param dockerfile as it was read
 * @param globals the ARGs before the first FROM; they are steps of nobody's
 * @param stages in the order of the Dockerfile
 * @param steps as the listener is told of them
 */
public record BuildPlan(Dockerfile dockerfile, List<PlannedStep> globals, List<PlannedStage> stages,
        List<BuildStep> steps) {

    /** Copies the lists. */
    public BuildPlan {
        globals = List.copyOf(globals);
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
    }

    /** The stage that the build makes. */
    public PlannedStage target() {
        return stages.getLast();
    }

    /**
     * Makes the plan.
     *
     * @param scope the global ARGs are declared in it here
     * @param target name or number of a stage; null for the last
     * @param triggers of the images that stages begin with
     * @throws EngineException {@code INVALID} when there is no such stage, or a word makes no sense
     */
    public static BuildPlan of(Dockerfile dockerfile, GlobalScope scope, @Nullable String target, Triggers triggers)
            throws IOException {
        for (Arg global : dockerfile.globals()) {
            for (Arg.Definition definition : global.definitions()) {
                Word value = definition.value();
                try {
                    scope.declare(definition.name().text(), value == null ? null : value.text(),
                            dockerfile.escape());
                } catch (ExpansionException e) {
                    throw new EngineException(Reason.INVALID, "dockerfile parse error on line " + global.line() + ": "
                            + e.getMessage(), e);
                }
            }
        }
        Stage wanted = target == null || target.isEmpty() ? dockerfile.lastStage() : dockerfile.stage(target);
        if (wanted == null) {
            throw new EngineException(Reason.INVALID, "failed to reach build target " + target + " in Dockerfile");
        }
        var planner = new Planner(dockerfile, scope, triggers);
        planner.need(wanted);
        return planner.plan();
    }
}
