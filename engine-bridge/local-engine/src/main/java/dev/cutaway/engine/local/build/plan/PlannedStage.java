package dev.cutaway.engine.local.build.plan;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Instruction;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A stage that is needed.
 *
 * @param stage as it is written
 * @param base the image it begins with, variables expanded; {@code scratch} for none
 * @param baseStage number of the stage it begins with; null where that is an image
 * @param platform that its FROM asks for, variables expanded; null for the default
 * @param triggers what its base wants to be done as a part of its FROM; without those that make no sense
 * @param steps the first is its FROM
 */
public record PlannedStage(Stage stage, String base, @Nullable Integer baseStage, @Nullable String platform,
        List<Instruction> triggers, List<PlannedStep> steps) {

    /** Copies the lists. */
    public PlannedStage {
        triggers = List.copyOf(triggers);
        steps = List.copyOf(steps);
    }

    /** Counted from 0 in the Dockerfile. */
    public int index() {
        return stage.index();
    }

    /** What it is called: its name, or else its number. */
    public String called() {
        String name = stage.name();
        return name == null ? Integer.toString(index()) : name;
    }
}
