package dev.cutaway.app.build.timeline;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.Stage;
import dev.cutaway.engine.api.build.BuildStep;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stage of the Dockerfile that a build leaves out, for nothing that is built needs it.
 *
 * @param stage its number
 * @param name as steps would have it: the number where it has none
 */
record SkippedStage(int stage, String name) {

    /**
     * Those of a build.
     *
     * @param text the Dockerfile; null while it is not known, then none
     * @param steps what is done
     */
    static List<SkippedStage> of(@Nullable String text, List<BuildStep> steps) {
        if (text == null || steps.isEmpty()) {
            return List.of();
        }
        Set<Integer> done = steps.stream().filter(step -> !step.stageName().isEmpty()).map(BuildStep::stage)
                .collect(Collectors.toSet());
        return ParsedDockerfile.of(text).stages().stream().filter(stage -> !done.contains(stage.index()))
                .map(stage -> new SkippedStage(stage.index(), name(stage))).toList();
    }

    private static String name(Stage stage) {
        String name = stage.name();
        return name == null ? Integer.toString(stage.index()) : name;
    }
}
