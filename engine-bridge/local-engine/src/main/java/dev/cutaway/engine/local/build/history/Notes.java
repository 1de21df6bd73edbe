package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.inspector.Digest;

/** Hears what a build does. */
public interface Notes {

    /** Something happened; one thing at a time. */
    void tell(BuildEvent event);

    /** The context was read to its end. */
    void contextRead();

    /** This is the Dockerfile that is built. */
    void dockerfile(String text);

    /** The build cannot begin, because of this line of the Dockerfile. */
    void refused(int line);

    /** A step ends with this; told before its event. */
    void stepState(StepState state);

    /** An image with the files that a failed step left. */
    void state(Digest image);
}
