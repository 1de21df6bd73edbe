package dev.cutaway.app.build.timeline;

import dev.cutaway.app.build.run.BuildColors;
import dev.cutaway.engine.api.build.BuildStep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A step that needs what another stage made.
 *
 * @param kind how it takes it
 * @param from the step whose result is taken: the last of its stage that counts
 * @param to the step that takes it
 */
record StageEdge(Kind kind, BuildStep from, BuildStep to) {

    /** How a step takes from another stage. */
    enum Kind {
        /** It goes on from there: {@code FROM build}. */
        BASE,
        /** It copies files: {@code COPY --from=build}. */
        COPY,
        /** It looks into it while a command runs: {@code RUN --mount=from=build}. */
        MOUNT
    }

    /** All edges between the stages of a build. */
    static List<StageEdge> of(List<BuildStep> steps) {
        Map<Integer, BuildStep> byNumber = new HashMap<>();
        steps.forEach(step -> byNumber.put(step.number(), step));
        var edges = new ArrayList<StageEdge>();
        for (BuildStep to : steps) {
            for (int input : to.inputs()) {
                BuildStep from = byNumber.get(input);
                if (from != null && !from.stageName().isEmpty() && from.stage() != to.stage()) {
                    edges.add(new StageEdge(kind(from, to), from, to));
                }
            }
        }
        return edges;
    }

    private static Kind kind(BuildStep from, BuildStep to) {
        return switch (BuildColors.instruction(to)) {
            // What else a FROM needs is copied by the triggers of its base.
            case "FROM" -> BuildColors.under(to) == from.number() ? Kind.BASE : Kind.COPY;
            case "RUN" -> Kind.MOUNT;
            default -> Kind.COPY;
        };
    }

    /** Whether a stage gives or takes here. */
    boolean touches(int stage) {
        return from.stage() == stage || to.stage() == stage;
    }
}
