package dev.cutaway.app.build.panel;

import dev.cutaway.inspector.Digest;

/** Where a build leads to. */
public interface BuildLinks {

    /** Shows an image: what was built, or what a failed step left. */
    void openImage(Digest image);

    /** Goes to a line of the Dockerfile, counted from 1. */
    void openLine(int line);
}
