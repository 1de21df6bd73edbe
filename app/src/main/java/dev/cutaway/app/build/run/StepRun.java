package dev.cutaway.app.build.run;

import dev.cutaway.engine.api.build.BuildStep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One step of a build that goes on. For the UI thread. */
public final class StepRun {

    private final BuildStep step;
    private final ReadOnlyObjectWrapper<StepState> state = new ReadOnlyObjectWrapper<>(StepState.WAITING);

    StepRun(BuildStep step) {
        this.step = step;
    }

    /** What it is to do. */
    public BuildStep step() {
        return step;
    }

    /** How far it is. */
    public StepState state() {
        return state.get();
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<StepState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void becomes(StepState next) {
        state.set(next);
    }
}
