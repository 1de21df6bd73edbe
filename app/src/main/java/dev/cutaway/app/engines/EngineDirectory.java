package dev.cutaway.app.engines;

import java.io.IOException;
import java.util.List;

/** Finds the engines of this machine. */
@FunctionalInterface
public interface EngineDirectory {

    /** There is none: the window only opens files. */
    EngineDirectory NONE = List::of;

    /**
     * What can be chosen, the one to begin with first. Blocks.
     *
     * @throws IOException when not even looking is possible
     */
    List<EngineEntry> find() throws IOException;
}
