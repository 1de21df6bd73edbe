package dev.cutaway.app.build.history;

import javafx.scene.Node;

/** A Dockerfile as it was built, to be read, with what each of its lines cost. */
public interface BuiltText {

    /** What to show. */
    Node node();

    /** Brings a line into sight, counted from 1. */
    void go(int line);
}
