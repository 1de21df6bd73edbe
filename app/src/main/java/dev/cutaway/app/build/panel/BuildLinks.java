package dev.cutaway.app.build.panel;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.inspector.Digest;

/** Where a build leads to. */
public interface BuildLinks {

    /** Shows an image: what was built, or what a failed step left. */
    void openImage(Digest image);

    /** Shows the files as a step left them. */
    void openStep(BuildRun run, StepRun step);

    /** Goes to a line of the Dockerfile, counted from 1. */
    void openLine(int line);
}
